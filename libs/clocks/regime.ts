import type { RegulatoryKind } from './regulatory-rules.ts';

/** What a regulator or a standard demands of every complaint. */
export interface Regime {
  name: string;
  /** At most one for each clock. */
  obligations: Obligation[];
}

/** One duty of a regime. */
export interface Obligation {
  clock: RegulatoryKind;
  within: Within;
}

/**
 * The time granted from receipt, exactly one of the three: until the close of business of the n-th working day after the
 * day of receipt; until the midnight that ends the n-th day after it; or that much elapsed time (ISO 8601).
 */
export type Within = { businessDays: number } | { calendarDays: number } | { elapsed: string };
