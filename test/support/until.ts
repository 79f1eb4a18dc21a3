import { setTimeout as wait } from 'node:timers/promises';

/** Waits until the look answers with something true, and answers with that. Fails after `patience` milliseconds, saying what was waited for. */
export async function until<T>(what: string, look: () => Promise<T> | T, patience = 15_000): Promise<NonNullable<T>> {
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`Waited ${patience / 1000} s in vain until ${what}`);
    await wait(25);
  }
}
