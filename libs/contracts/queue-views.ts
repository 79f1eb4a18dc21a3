/** The views of the queue that everybody has, in the order in which they are shown. */
export const QUEUE_VIEWS = [
  'mine',
  'team',
  'unassigned',
  'due-soon',
  'breached',
  'awaiting-customer',
  'promises',
  'follow-ups',
  'escalations',
  'snoozed',
  'all',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** How near a deadline is that is due soon, unless another time is asked for. */
export const DUE_SOON = 'PT4H';
/** A promise or a follow-up asks for attention from a day (milliseconds) before it is due. */
export const DAY_AHEAD = 24 * 60 * 60_000;
/** Views that a person may keep. */
export const VIEWS_PER_PERSON = 40;
/** Nobody needs to know more exactly how many there are, and counting on would cost more the more there are. */
export const COUNTED_UP_TO = 1000;
