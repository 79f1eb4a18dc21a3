import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.ts';
import type { Said } from './said.ts';

/** Lists are read anew at once, and then at most this often (milliseconds), however much happens. */
const LISTS_EVERY = 2_000;

/** When everything is to be read anew, browsers spread over this time (milliseconds). */
const SPREAD = 1_500;

/** Says which queries are old after what the stream said. */
export function refetcher(queries: QueryClient): (said: Said) => void {
  const lists = throttled(LISTS_EVERY, () => {
    void queries.invalidateQueries({ queryKey: keys.complaints() });
    void queries.invalidateQueries({ queryKey: keys.board });
  });
  const everything = throttled(LISTS_EVERY, () => void queries.invalidateQueries());
  let isFirst = true;
  return (said) => {
    switch (said.event) {
      case 'ready':
        // What happened during a break was told just before; what was on the screen before the first time was not.
        if (isFirst) void queries.invalidateQueries({ predicate: ({ state }) => isOld(state.dataUpdatedAt) });
        else void queries.invalidateQueries({ queryKey: keys.notifications });
        isFirst = false;
        return;
      case 'resync':
        setTimeout(everything, Math.random() * SPREAD);
        return;
      case 'change': {
        const { reference, type } = said.data;
        void queries.invalidateQueries({ queryKey: keys.complaint(reference) });
        if (type === 'customer.edited') void queries.invalidateQueries({ queryKey: ['customer'] });
        lists();
        return;
      }
      case 'notice':
        void queries.invalidateQueries({ queryKey: keys.notifications });
    }
  };
}

/** Read so long before the stream was there that something may have happened in between. */
const isOld = (readAt: number): boolean => readAt > 0 && readAt < Date.now() - SPREAD;

/** Does it at once, then at most once in this time, and once more for what came meanwhile. */
function throttled(milliseconds: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const pass = (): void => {
    timer = undefined;
    if (isDue) run();
  };
  const run = (): void => {
    isDue = false;
    work();
    timer = setTimeout(pass, milliseconds);
  };
  return () => {
    isDue = true;
    if (timer === undefined) run();
  };
}
