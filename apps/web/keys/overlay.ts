import { useSyncExternalStore } from 'react';

/** What lies over the page: the command palette, the help about keys, or nothing. */
export type Overlay = 'palette' | 'help' | null;

let overlay: Overlay = null;
const listeners = new Set<() => void>();

function become(next: Overlay): void {
  overlay = next;
  for (const listener of listeners) listener();
}

export const openPalette = (): void => become('palette');
export const openHelp = (): void => become('help');
export const closeOverlay = (): void => become(null);

export function useOverlay(): Overlay {
  return useSyncExternalStore(listen, () => overlay);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
