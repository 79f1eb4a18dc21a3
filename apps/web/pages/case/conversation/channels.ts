import type { Channel } from './drafts.ts';

/** In the order of how often they are needed. */
export const CHANNELS = [
  'phone', 'in-person', 'email', 'chat', 'web', 'social', 'letter', 'survey', 'referral', 'other',
] as const satisfies readonly Channel[]; // prettier-ignore
