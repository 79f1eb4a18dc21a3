import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import type { Language } from '../../../i18n/i18n.ts';

export type CannedReply = components['schemas']['CannedReplyView'];
export type FilledReply = components['schemas']['FilledReplyView'];

/** Managers change them seldom (milliseconds). */
const SELDOM = 60_000;

export const useCannedReplies = () =>
  useQuery({
    queryKey: keys.settings('canned-replies'),
    queryFn: () => answer(api.GET('/api/v1/canned-replies', {})),
    staleTime: SELDOM,
  });

function filledQuery(reference: string, id: string, language: Language | null) {
  return {
    queryKey: keys.complaint(reference, 'canned-reply', id, language ?? ''),
    queryFn: () =>
      answer(
        api.GET('/api/v1/complaints/{reference}/canned-replies/{id}', {
          params: { path: { reference, id }, query: { ...(language && { language }) } },
        }),
      ),
    staleTime: 10_000,
  };
}

/** A canned reply as it reads for this case. @param language that of the case if null */
export const useFilledReply = (reference: string, id: string | null, language: Language | null) =>
  useQuery({ ...filledQuery(reference, id ?? '', language), enabled: id !== null });

/** The same for where it is needed at a key. */
export function useFillReply(reference: string): (id: string) => Promise<FilledReply> {
  const queries = useQueryClient();
  return (id) => queries.fetchQuery(filledQuery(reference, id, null));
}

/** The title in the reader's language, else in the other one. */
export const titleOf = ({ texts }: CannedReply, language: Language): string =>
  (texts[language] ?? Object.values(texts).find((text) => text !== null))?.title ?? '';
