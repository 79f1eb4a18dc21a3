/*
 * Two people changed the same: what one typed is kept, what the other saved is seen, and only what both changed differently
 * needs a decision.
 */

/** Whether two values say the same; undefined, null, '' and an empty list all say nothing. */
export function alike(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** Sorted by name, without what says nothing, so that equal things are written alike. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, plain(inner)] as const)
    .filter(([, inner]) => inner !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

export interface Rebased<T> {
  /** What was typed, on top of what the other saved. */
  value: T;
  /** Fields that only the other changed: now as they saved them. */
  taken: (keyof T)[];
  /** Fields that both changed differently: as they were typed here. */
  clashes: (keyof T)[];
}

/**
 * What was typed on while it was being saved, as a draft upon what was saved; null: nothing.
 * @param sent what was typed when the save began
 */
export function typedSince<T extends object>(sent: T, mine: T, saved: T): { base: T; value: T } | null {
  return alike(sent, mine) ? null : { base: saved, value: rebase(sent, mine, saved).value };
}

/**
 * Puts what was typed on top of what somebody else saved meanwhile, field by field.
 * @param base what both started from
 */
export function rebase<T extends object>(base: T, mine: T, theirs: T): Rebased<T> {
  const names = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])] as (keyof T)[];
  const taken = names.filter((name) => alike(base[name], mine[name]) && !alike(base[name], theirs[name]));
  const clashes = names.filter(
    (name) => !alike(base[name], mine[name]) && !alike(base[name], theirs[name]) && !alike(mine[name], theirs[name]),
  );
  const value = { ...mine };
  for (const name of taken) value[name] = theirs[name];
  return { value, taken, clashes };
}
