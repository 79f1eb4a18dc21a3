import type { Status } from '#clocks/facts';

export { SEVERITIES, STATUSES, type Severity, type Status } from '#clocks/facts';

/** The categories in which somebody still owes the customer something. */
export const OPEN_STATUSES: readonly Status[] = ['new', 'open', 'pending', 'on-hold'];

/** How a complaint or message came in. */
export const CHANNELS = [
  'phone',
  'email',
  'web',
  'chat',
  'social',
  'letter',
  'in-person',
  'survey',
  'referral',
  'other',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the customer said, what we said, and what only we may read. */
export const MESSAGE_KINDS = ['from-customer', 'to-customer', 'note'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const LINK_KINDS = ['related', 'duplicate', 'follow-up'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];
