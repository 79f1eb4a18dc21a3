import type { Kind } from './drafts.ts';

const asked = new Set<(kind: Kind) => void>();

/** Puts the cursor into the composer of the case that is open: `r` replies, `x` writes a note. @returns whether there is one */
export function askComposer(kind: Kind): boolean {
  for (const listener of asked) listener(kind);
  return asked.size > 0;
}

export function onComposerAsked(listener: (kind: Kind) => void): () => void {
  asked.add(listener);
  return () => void asked.delete(listener);
}
