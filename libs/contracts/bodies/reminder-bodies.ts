import { Instant, Matching, Text } from '#kernel/fields';
import { A_REFERENCE, REFERENCE } from './complaint-bodies.ts';

/** Puts a complaint aside for oneself. */
export class SnoozeBody {
  @Instant({ description: 'Until when; in the future. Outside of your shift it is back at your next shift' })
  until: Date;
  @Text({ optional: true, max: 2000, description: 'What to think of then; only you read it' }) note?: string;
}

/** Wishes to be reminded of something. */
export class ReminderBody {
  @Matching(REFERENCE, A_REFERENCE, { optional: true, description: 'What it is about, if it is about a complaint' })
  complaint?: string;
  @Instant({ description: 'When; in the future. Outside of your shift it comes at your next shift' }) at: Date;
  @Text({ max: 2000, description: 'Of what; only you read it' }) note: string;
}
