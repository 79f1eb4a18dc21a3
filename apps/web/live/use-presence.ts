import { useEffect, useSyncExternalStore } from 'react';
import { answer, api } from '../api/client.ts';
import { newKey } from '../api/new-key.ts';
import type { components } from '../api/schema';
import { onSaid } from './said.ts';

export type PresentPerson = components['schemas']['PresentPerson'];
type Doing = PresentPerson['doing'];

/** A sign of life so often (milliseconds); after 40 seconds without one the others take us for gone. */
const BEAT = 15_000;

/** This window: each of a person comes and goes by itself. */
const seat = newKey();

const NOBODY: readonly PresentPerson[] = [];
const present = new Map<string, readonly PresentPerson[]>();
const watchers = new Set<() => void>();

onSaid((said) => {
  if (said.event === 'presence') keep(said.data.reference, said.data.people);
});

function keep(reference: string, people: readonly PresentPerson[]): void {
  if (JSON.stringify(present.get(reference)) === JSON.stringify(people)) return;
  present.set(reference, people);
  for (const watcher of watchers) watcher();
}

/** Everybody who has this case open, oneself too. Filled only while one has it open oneself. */
export function usePresent(reference: string): readonly PresentPerson[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    () => present.get(reference) ?? NOBODY,
  );
}

/** Shows the others that one has this case open, and whether one writes, while the tab is in front. */
export function usePresence(reference: string, doing: Doing): void {
  useEffect(() => {
    const show = async (): Promise<void> => {
      if (document.hidden) return;
      const path = { reference };
      const asked = api.PUT('/api/v1/complaints/{reference}/presence', { params: { path }, body: { doing, seat } });
      // Nothing hangs on it: the next sign of life comes soon.
      const list = await answer(asked).catch(() => null);
      if (list) keep(reference, list.items);
    };
    const showSoon = (): void => void show();
    showSoon();
    const timer = setInterval(showSoon, BEAT);
    document.addEventListener('visibilitychange', showSoon);
    // After a break everybody is told anew.
    const quiet = onSaid(({ event }) => void (event === 'ready' && showSoon()));
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', showSoon);
      quiet();
    };
  }, [reference, doing]);
  useEffect(() => {
    const leave = (): void => {
      const asked = { params: { path: { reference }, query: { seat } }, keepalive: true };
      void api.DELETE('/api/v1/complaints/{reference}/presence', asked).catch(() => undefined);
    };
    // A page that is closed runs no effects any more.
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      present.delete(reference);
      leave();
    };
  }, [reference]);
}
