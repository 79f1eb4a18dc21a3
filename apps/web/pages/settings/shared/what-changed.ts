/** One thing that differs, by its path in the form. */
export interface Difference {
  path: string;
  now: unknown;
  /** The person in front of the form has changed it as well, to something else. */
  isMineToo: boolean;
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What somebody else changed: what stands there now and did not when the form was opened. */
export function differences(before: unknown, mine: unknown, now: unknown, path = ''): Difference[] {
  if (same(before, now)) return [];
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (isBranch(before) && isBranch(now))
    return Object.keys({ ...before, ...now }).flatMap((name) =>
      differences(before[name], isBranch(mine) ? mine[name] : undefined, now[name], below(name)),
    );
  // A list of things with as many of them as before: which of them changed. Otherwise the list as a whole did.
  if (Array.isArray(before) && Array.isArray(now) && before.length === now.length && now.every(isBranch))
    return now.flatMap((one, index) =>
      differences(before[index], Array.isArray(mine) ? (mine[index] as unknown) : undefined, one, below(index)),
    );
  return [{ path, now, isMineToo: !same(before, mine) && !same(mine, now) }];
}

/** Mine on top of what stands there now: what I left alone stays as somebody else made it. Lists are taken as a whole. */
export function onTop<Values>(before: Values, mine: Values, now: Values): Values {
  if (same(before, mine)) return now;
  if (!isBranch(before) || !isBranch(mine) || !isBranch(now)) return mine;
  const names = Object.keys({ ...now, ...mine });
  return Object.fromEntries(names.map((name) => [name, onTop(before[name], mine[name], now[name])])) as Values;
}
