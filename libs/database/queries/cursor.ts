import { invalid } from '#kernel/refusal';

/** What a part of a sort key is. Each is checked before it reaches PostgreSQL, which would answer with an error of ours. */
const PARTS = {
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{1,9}$/,
  'long-number': /^\d{1,18}$/,
  text: /^[^\0]*$/u,
};
export type Part = keyof typeof PARTS;

/** A place between two rows, as an opaque text: the sort key of the last row that was shown. */
export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws Refusal invalid when the text is no cursor of ours with these parts */
export function readCursor(cursor: string, ...parts: readonly Part[]): string[] {
  const key = parse(cursor);
  const isOurs = Array.isArray(key) && key.length === parts.length && key.every((value, at) => isA(parts[at]!, value));
  if (!isOurs) throw invalid('cursor', 'write the nextCursor of the page before, unchanged, with the same sort');
  return key;
}

const isA = (part: Part, value: unknown): value is string =>
  typeof value === 'string' && PARTS[part].test(value) && (part !== 'instant' || isMoment(value));

/** A day that does not exist, like 30 February, is no moment, although JavaScript would take it for one of March. */
function isMoment(value: string): boolean {
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString() === value && value > '0001';
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

/** A page of at most `limit` rows out of up to one more that was read, which tells whether there is a next page. */
export function pageOf<Row, View>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => View,
  keyOf: (row: Row) => readonly string[],
): { items: View[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), nextCursor: rows.length > limit && last ? writeCursor(keyOf(last)) : null };
}
