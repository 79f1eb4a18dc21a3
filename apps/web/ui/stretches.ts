/** A stretch of time, and why it counts or does not, as the api tells it (`IntervalView`). */
export interface Stretch {
  from: string;
  to: string;
  counted: boolean;
  why: string;
  name?: string;
}

/** What stretches look like: a colour and a pattern of their own. */
export type StretchLook = 'counted' | 'idle' | 'dayOff' | 'holiday' | 'pause';

export function lookOf({ counted, why }: Pick<Stretch, 'counted' | 'why'>): StretchLook {
  if (counted) return 'counted';
  if (why === 'holiday' || why === 'pause') return why;
  return why === 'day-off' || why === 'day-of-receipt' ? 'dayOff' : 'idle';
}

export const lengthOf = ({ from, to }: Pick<Stretch, 'from' | 'to'>): number => Date.parse(to) - Date.parse(from);
