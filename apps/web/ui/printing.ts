import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
let scheme: string | undefined;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (next === isPrinting) return;
  isPrinting = next;
  const root = document.documentElement;
  // On paper black on white, whatever the screen is.
  if (next) [scheme, root.dataset.mantineColorScheme] = [root.dataset.mantineColorScheme, 'light'];
  else root.dataset.mantineColorScheme = scheme;
  // The browser takes the page as it is when this returns.
  flushSync(() => listeners.forEach((listener) => listener()));
}
addEventListener('beforeprint', () => become(true));
addEventListener('afterprint', () => become(false));

/** Whether the page is being put on paper, where what is scrolled or drawn only in part on the screen must be whole. */
export const usePrinting = (): boolean => useSyncExternalStore(listen, () => isPrinting);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
