import { useProblem } from './problem-data.ts';

/** What a known problem is called. */
export function ProblemTitle({ id }: { id: string | undefined }) {
  const { data } = useProblem(id);
  return data?.title ?? '–';
}
