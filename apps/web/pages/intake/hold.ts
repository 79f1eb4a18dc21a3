import type { Hold } from './draft.ts';

/** Nobody is kept on hold for longer (seconds); the rule of step 4. */
export const LONGEST_HOLD = 120;

/** Seconds since the customer was put on hold; 0 when nobody waits. */
export function waiting({ since }: Hold, now: number): number {
  return since === null ? 0 : Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

export const startHold = (hold: Hold, now: Date): Hold => ({ ...hold, since: hold.since ?? now.toISOString() });

/** The customer is back on the line, or has put the receiver down. */
export function endHold(hold: Hold, now: Date): Hold {
  const seconds = waiting(hold, now.getTime());
  return { ...hold, since: null, longest: Math.max(hold.longest, seconds), total: hold.total + seconds };
}

/** 125 seconds are 2:05. */
export const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
