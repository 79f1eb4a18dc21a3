import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What a key does on the page that is open. */
export interface Shortcut {
  /** Like `n`, `?`, `g q` (one after the other) or `mod+Enter` (Ctrl, on Apple's machines ⌘). */
  key: string;
  /** What it does, in the reader's language. */
  label: string;
  /** Works everywhere: pages, help. Others belong to the page that is open. */
  isGlobal: boolean;
  action: () => void;
}

const STORED = 'amends.shortcuts';

/** How long after the first of two keys the second may come (milliseconds). */
const PATIENCE = 1_200;

let shortcuts: readonly Shortcut[] = [];
let areOn = localStorage.getItem(STORED) !== 'off';
let first: { key: string; at: number } | null = null;
const listeners = new Set<() => void>();

const changed = (): void => listeners.forEach((listener) => listener());
function listen(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('keydown', press);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('keydown', press);
  };
}

/** All that work at this moment, in the order in which they came. */
export const useShortcuts = (): readonly Shortcut[] => useSyncExternalStore(listen, () => shortcuts);

/** Whether keys without Ctrl do anything: whoever speaks to the machine, or hits keys by accident, switches them off (WCAG 2.1.4). */
export const useShortcutsAreOn = (): boolean => useSyncExternalStore(listen, () => areOn);

export function switchShortcuts(on: boolean): void {
  areOn = on;
  localStorage.setItem(STORED, on ? 'on' : 'off');
  changed();
}

/**
 * Lets a key do something for as long as the component is there; shown with its label by `?` and in the palette. Does nothing
 * while somebody types or a dialog is open, save with `mod+`. The one that came last wins.
 * @param isOn false: not now
 */
export function useShortcut(key: string, label: string, action: () => void, isOn = true, isGlobal = false): void {
  const latest = useRef(action);
  useEffect(() => void (latest.current = action));
  useEffect(() => {
    if (!isOn) return;
    const shortcut: Shortcut = { key, label, isGlobal, action: () => latest.current() };
    shortcuts = [...shortcuts, shortcut];
    const quiet = listen(() => undefined);
    changed();
    return () => {
      shortcuts = shortcuts.filter((one) => one !== shortcut);
      quiet();
      changed();
    };
  }, [key, label, isOn, isGlobal]);
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const mod = event.ctrlKey || event.metaKey;
  if (!mod && (!areOn || isTyping(event.target) || document.querySelector('[aria-modal="true"]'))) return;
  const key = nameOf(event, mod);
  const both = first && performance.now() - first.at < PATIENCE ? `${first.key} ${key}` : null;
  const found = shortcuts.findLast((one) => one.key === both) ?? shortcuts.findLast((one) => one.key === key);
  first = null;
  if (found) {
    event.preventDefault();
    found.action();
  } else if (!mod && shortcuts.some((one) => one.key.startsWith(`${key} `))) first = { key, at: performance.now() };
}

/** With the caps lock on, `N` is still the key n; with Shift it is another. */
const nameOf = ({ key, shiftKey }: KeyboardEvent, mod: boolean): string => {
  const plain = key.length === 1 && !shiftKey ? key.toLowerCase() : key;
  return mod ? `mod+${plain}` : plain;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));
