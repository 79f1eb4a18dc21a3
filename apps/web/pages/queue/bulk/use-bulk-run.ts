import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import type { Row } from '../queue-queries.ts';
import { doTo, type BulkAction } from './bulk-actions.ts';

export interface Outcome {
  reference: string;
  /** Why it was refused; null: it was done. */
  problem: Problem | null;
}

export interface BulkRun {
  total: number;
  outcomes: readonly Outcome[];
  /** `lost`: nobody answered, so that the rest was not tried. */
  state: 'running' | 'done' | 'stopped' | 'lost';
}

/** What was done, and so need not be done once more. */
export const doneIn = ({ outcomes }: BulkRun): Outcome[] => outcomes.filter(({ problem }) => problem === null);

/** Does one thing to many complaints, one after another, until it is done or stopped, or nobody answers any more. */
export function useBulkRun(onChanged: (references: readonly string[]) => void) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const isStopped = useRef(false);
  /** @param before what was done in an earlier try */
  const start = useCallback(
    async (rows: readonly Row[], action: BulkAction, before: readonly Outcome[] = []) => {
      isStopped.current = false;
      const outcomes = [...before];
      const total = before.length + rows.length;
      const tell = (state: BulkRun['state']) => setRun({ total, outcomes: [...outcomes], state });
      tell('running');
      let end: BulkRun['state'] = 'done';
      for (const row of rows) {
        if (isStopped.current) end = 'stopped';
        if (end !== 'done') break;
        const problem = await problemOf(doTo(row, action));
        if (problem?.isOffline) end = 'lost';
        else outcomes.push({ reference: row.reference, problem });
        tell('running');
      }
      onChanged(outcomes.map(({ reference }) => reference));
      tell(end);
    },
    [onChanged],
  );
  const stop = useCallback(() => void (isStopped.current = true), []);
  // Where nobody can see it or stop it any more, as after the browser's way back, it does not go on.
  useEffect(() => stop, [stop]);
  return { run, start, stop };
}

async function problemOf(doing: Promise<void>): Promise<Problem | null> {
  try {
    await doing;
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error;
  }
}
