import { secondsOfIso } from '../../../ui/read-duration.ts';

/** Where on the way to the deadline and past it a rung stands. */
export interface RungTime {
  when: 'share' | 'before' | 'breach' | 'after';
  /** Of the time granted; for `share`. */
  percent: number;
  /** ISO 8601; for `before` and `after`. */
  time: string;
}

/** Reads a rung's moment: 75%, -PT15M, PT0S or +PT1H. */
export function readRungTime(at: string): RungTime {
  if (at.endsWith('%')) return { when: 'share', percent: Number(at.slice(0, -1)), time: 'PT1H' };
  const time = at.replace(/^[+-]/, '');
  if (secondsOfIso(time) === 0) return { when: 'breach', percent: 75, time: 'PT1H' };
  return { when: at.startsWith('-') ? 'before' : 'after', percent: 75, time };
}

export function writeRungTime({ when, percent, time }: RungTime): string {
  if (when === 'share') return `${percent}%`;
  if (when === 'breach') return 'PT0S';
  return `${when === 'before' ? '-' : '+'}${time}`;
}

/** The order in which rungs are reached, as far as it can be known without a deadline: shares, before, at and after it. */
export function rungOrder({ when, percent, time }: RungTime): number {
  const seconds = secondsOfIso(time) ?? 0;
  if (when === 'share') return percent - 1e9;
  if (when === 'breach') return 0;
  return when === 'before' ? -seconds : seconds;
}
