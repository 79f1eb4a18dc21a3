/** Everything of this page among what was asked of the api. */
export const TIMERS = ['timers'] as const;
