import { addDays, instantOf, localDay } from '../../ui/local-time.ts';

const MINUTE = 60_000;

/** Times that are easily said on the phone. */
export const QUICK_TIMES = ['inOneHour', 'today', 'tomorrowNoon', 'inThreeDays'] as const;
export type QuickTime = (typeof QUICK_TIMES)[number];

/** The quick choices that still lie ahead, in the zone of whoever promises. */
export function quickTimes(now: number, zone: string): { name: QuickTime; at: Date }[] {
  const today = localDay(new Date(now), zone);
  const all = {
    inOneHour: callBackAt(now, 60),
    today: instantOf(`${today}T17:00`, zone),
    tomorrowNoon: instantOf(`${addDays(today, 1)}T12:00`, zone),
    inThreeDays: instantOf(`${addDays(today, 3)}T12:00`, zone),
  };
  return QUICK_TIMES.map((name) => ({ name, at: all[name] })).filter(({ at }) => at.getTime() > now + 5 * MINUTE);
}

/** At least so many minutes from now, at a time that can be said: at full five minutes. */
export function callBackAt(now: number, minutes: number): Date {
  return new Date(Math.ceil((now + minutes * MINUTE) / (5 * MINUTE)) * 5 * MINUTE);
}
