import { instant } from './local-date.ts';

/** A time during which a clock stands still, as instants. */
export interface Pause {
  from: Date;
  to: Date;
}

/** A stretch of instants as UTC milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/** Pauses by their beginning, those of no length left out. They may overlap: who walks them must only ever go forward. */
export function inOrder(pauses: readonly Pause[]): Span[] {
  return pauses
    .map(({ from, to }) => ({ from: instant(from), to: instant(to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}
