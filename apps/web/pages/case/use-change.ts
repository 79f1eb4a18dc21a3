import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey } from '../../api/new-key.ts';
import { isRefused, Problem } from '../../api/problem.ts';
import { keys } from '../../api/queries.ts';
import { showProblem } from '../../ui/show-problem.tsx';

interface Options<Result> {
  onDone?: (result: Result) => void;
  /** Instead of a notice; where fields of a form take the reasons up. */
  onProblem?: (error: unknown) => void;
}

/** Does something to a case; afterwards everything that is shown of it is asked for anew, lists included. */
export function useChange<Wish, Result>(
  reference: string,
  change: (wish: Wish) => Promise<Result>,
  { onDone, onProblem }: Options<Result> = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (result) => {
      onDone?.(result);
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.complaint(reference) }),
        queries.invalidateQueries({ queryKey: keys.complaints() }),
        queries.invalidateQueries({ queryKey: keys.board }),
      ]);
    },
    onError: onProblem ?? showProblem,
  });
}

export { ifMatch } from '../../api/if-match.ts';

/**
 * The Idempotency-Key of a form, so that sending it again after a lost connection does not do it twice. `renew` once it is
 * done; `refused` with what came back: a refusal is over, while without an answer nobody knows whether it was done.
 */
export function useKey(): { key: string; renew: () => void; refused: (error: unknown) => void } {
  const [key, setKey] = useState(newKey);
  const renew = () => setKey(newKey());
  return {
    key,
    renew,
    refused: (error) => {
      // In other words than those that arrived first it is another thing.
      if (isRefused(error) || (error instanceof Problem && error.code === 'idempotency-key-reused')) renew();
    },
  };
}
