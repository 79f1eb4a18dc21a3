/** Where time comes from. Time is an argument everywhere; only a `main.ts` wires the real one. */
export interface Clock {
  /** The present instant (UTC). */
  now(): Date;
}

/** Injection token of the clock. */
export const CLOCK = Symbol('Clock');
