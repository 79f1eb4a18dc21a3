/** Clocks of people's phones and desks run ahead a little; more than this (milliseconds) is a slip. */
export const CLOCK_SKEW = 5 * 60_000;
