import { useState } from 'react';
import { answered, publicApi, type CaseFile } from './public-api.ts';

const PATH = '/api/v1/public/cases/{token}/attachments';

export interface Uploads {
  files: CaseFile[];
  add: (chosen: File[]) => Promise<void>;
  remove: (file: CaseFile) => void;
  isBusy: boolean;
  error: unknown;
}

/**
 * Sends files ahead of the message that they belong to; they wait for it for a day.
 * @param kept those that wait already, and how to keep others
 */
export function useUploads(token: string, kept: readonly [CaseFile[], (files: CaseFile[]) => void]): Uploads {
  const [files, keepFiles] = kept;
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const add = async (chosen: File[]): Promise<void> => {
    setBusy(true);
    setError(null);
    let all = files;
    try {
      for (const file of chosen) {
        const body = new FormData();
        body.append('file', file);
        const sent = await answered(publicApi.POST(PATH, { params: { path: { token } }, body: body as never }));
        all = [...all, sent];
        keepFiles(all);
      }
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const remove = (file: CaseFile): void => {
    keepFiles(files.filter(({ id }) => id !== file.id));
    // Should that fail, it is swept within a day.
    void publicApi.DELETE(`${PATH}/{id}`, { params: { path: { token, id: file.id } } }).catch(() => undefined);
  };
  return { files, add, remove, isBusy, error };
}
