import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { showProblem } from '../../../ui/show-problem.tsx';
import { useKey } from '../use-change.ts';

export type KnownProblem = components['schemas']['KnownProblemView'];

/** Known problems with the text in their title. */
export const useProblems = (q: string) =>
  useQuery({
    queryKey: keys.settings('problems', 'find', q),
    queryFn: () => answer(api.GET('/api/v1/problems', { params: { query: q ? { q } : {} } })),
    placeholderData: keepPreviousData,
  });

/** The one that was chosen. */
export const useProblem = (id: string | undefined) =>
  useQuery({
    queryKey: keys.settings('problems', id ?? ''),
    queryFn: () => answer(api.GET('/api/v1/problems/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
  });

/** Notes a problem that nobody has noted yet. */
export function useNoteProblem(onNoted: (problem: KnownProblem) => void) {
  const queries = useQueryClient();
  const { key, renew, refused } = useKey();
  return useMutation({
    mutationFn: (title: string) =>
      answer(api.POST('/api/v1/problems', { params: { header: { 'Idempotency-Key': key } }, body: { title } })),
    onSuccess: (problem) => {
      renew();
      queries.setQueryData(keys.settings('problems', problem.id), problem);
      void queries.invalidateQueries({ queryKey: keys.settings('problems', 'find') });
      onNoted(problem);
    },
    onError: (error) => {
      refused(error);
      showProblem(error);
    },
  });
}
