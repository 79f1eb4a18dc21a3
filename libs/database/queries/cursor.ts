import { invalid } from '#kernel/refusal';

/** A place between two rows, as an opaque text: the sort key of the last row that was shown. */
export function writeCursor(key: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws Refusal invalid when the text is no cursor of ours with that many parts */
export function readCursor(cursor: string, parts: number): (string | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === parts && key.every((part) => part === null || typeof part === 'string'))
      return key as (string | null)[];
  } catch {
    // Not ours: refused below.
  }
  throw invalid('cursor', 'write the nextCursor of the page before, unchanged, with the same sort');
}
