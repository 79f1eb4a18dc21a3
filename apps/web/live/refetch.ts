import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.ts';
import { eased } from './eased.ts';
import type { Said } from './said.ts';

/** When everything is to be read anew, browsers spread over this time (milliseconds). */
const SPREAD = 1_500;

/** Reads anew what is old after what the stream said. Only what is on the screen is asked for, the rest when it is shown. */
export function refetcher(queries: QueryClient): (said: Said) => void {
  const old = (queryKey: readonly unknown[]) => queries.invalidateQueries({ queryKey });
  // One act of somebody is often told as several changes of a case.
  const changed = new Set<string>();
  const cases = eased(() => {
    const references = [...changed];
    changed.clear();
    return Promise.all(references.map((reference) => old(keys.complaint(reference))));
  });
  const lists = eased(() => old(keys.complaints()));
  const board = eased(() => old(keys.board));
  const everything = eased(() => queries.invalidateQueries());
  let isFirst = true;
  return (said) => {
    switch (said.event) {
      case 'ready':
        // What happened during a break was told just before; what was on the screen before the first time was not.
        if (isFirst) void queries.invalidateQueries({ predicate: ({ state }) => isOld(state.dataUpdatedAt) });
        else void old(keys.notifications);
        isFirst = false;
        return;
      case 'resync':
        setTimeout(everything.ask, Math.random() * SPREAD);
        return;
      case 'change':
        changed.add(said.data.reference);
        if (said.data.type === 'customer.edited' || said.data.type === 'customer.merged') void old(['customer']);
        for (const { ask } of [cases, lists, board]) ask();
        return;
      case 'notice':
        void old(keys.notifications);
    }
  };
}

/** Read so long before the stream was there that something may have happened in between. */
const isOld = (readAt: number): boolean => readAt > 0 && readAt < Date.now() - SPREAD;
