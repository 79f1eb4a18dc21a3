import { outgoingKey } from './outgoing-key.ts';

/** Sends what a page that was closed left behind, whichever page the person opens next. */
export async function sendLeftBehind(personId: string): Promise<void> {
  try {
    if (localStorage.getItem(outgoingKey(personId)) === null) return;
    const { takeOver } = await import('./outgoing.ts');
    takeOver(personId);
  } catch {
    // No store, or no connection yet: the next composer that opens asks again.
  }
}
