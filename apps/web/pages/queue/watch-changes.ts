import { useEffect } from 'react';
import { onSaid } from '../../live/said.ts';

/** Calls back with the reference of every complaint that is changed while the queue is open. */
export function useChanges(tell: (references: readonly string[]) => void): void {
  useEffect(
    () =>
      onSaid((said) => {
        if (said.event === 'change') tell([said.data.reference]);
      }),
    [tell],
  );
}
