import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../../api/client.ts';
import type { Attachment } from './drafts.ts';

/** Pictures that every browser draws, and that hold no script. */
const DRAWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif']);

/** Larger pictures are not fetched for a thumbnail (bytes). */
const LARGEST_THUMBNAIL = 3 * 1024 * 1024;

export const hasThumbnail = ({ mediaType, size }: Attachment): boolean =>
  DRAWN.has(mediaType) && size <= LARGEST_THUMBNAIL;

/** What is in a file; the api gives it only with the person's token, so no address of its own leads there. */
function fetchContent(reference: string, id: string): Promise<Blob> {
  return answer(
    api.GET('/api/v1/complaints/{reference}/attachments/{id}', {
      params: { path: { reference, id } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;
}

/** An address inside this page for the picture in the file; null: there is none, or it is not here yet. */
export function useThumbnail(reference: string, file: Attachment): string | null {
  const { data } = useQuery({
    // Not among what belongs to the case: its content never changes, whatever happens there.
    queryKey: ['file', file.id],
    queryFn: () => fetchContent(reference, file.id),
    enabled: hasThumbnail(file),
    staleTime: Infinity,
    retry: 1,
  });
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(new Blob([data], { type: file.mediaType }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, file.mediaType]);
  return address;
}

/** Saves the file under its name. @throws Problem */
export async function saveFile(reference: string, file: Attachment): Promise<void> {
  const content = await fetchContent(reference, file.id);
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
