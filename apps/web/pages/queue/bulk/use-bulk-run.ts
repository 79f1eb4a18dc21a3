import { useCallback, useRef, useState } from 'react';
import { Problem } from '../../../api/problem.ts';
import type { Row } from '../queue-queries.ts';
import { doTo, type BulkAction } from './bulk-actions.ts';

export interface Outcome {
  reference: string;
  /** Empty: it was done. */
  reasons: readonly string[];
}

export interface BulkRun {
  total: number;
  outcomes: readonly Outcome[];
  state: 'running' | 'done' | 'stopped';
}

/** Does one thing to many complaints, one after another, until it is done or stopped. */
export function useBulkRun(onChanged: (references: readonly string[]) => void) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const isStopped = useRef(false);
  const start = useCallback(
    async (rows: readonly Row[], action: BulkAction) => {
      isStopped.current = false;
      const outcomes: Outcome[] = [];
      const tell = (state: BulkRun['state']) => setRun({ total: rows.length, outcomes: [...outcomes], state });
      tell('running');
      for (const row of rows) {
        if (isStopped.current) break;
        outcomes.push({ reference: row.reference, reasons: await reasonsOf(doTo(row, action)) });
        tell('running');
      }
      onChanged(outcomes.map(({ reference }) => reference));
      tell(isStopped.current ? 'stopped' : 'done');
    },
    [onChanged],
  );
  const stop = useCallback(() => void (isStopped.current = true), []);
  return { run, start, stop };
}

/** Why it was refused, gate by gate; empty when it was not. */
async function reasonsOf(doing: Promise<void>): Promise<string[]> {
  try {
    await doing;
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const missing = [...error.blockedBy, ...error.errors].map(({ reason }) => reason);
    return missing.length > 0 ? [error.message, ...missing] : [error.message];
  }
}
