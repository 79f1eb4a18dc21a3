import { CHANNELS, SEVERITIES, STATUSES, type Channel, type Severity, type Status } from '#contracts/complaint';
import { QUEUE_VIEWS, type QueueView } from '#contracts/queue-views';
import { Choice, Choices, Duration, Flag, Id, Instant, Matching, Text } from '#kernel/fields';

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const PERSON = new RegExp(`^(me|nobody|${UUID})$`);
const TEAM = new RegExp(`^(mine|none|${UUID})$`);

export const SORTS = ['receivedAt', '-receivedAt', 'updatedAt', '-updatedAt', 'dueAt', 'severity'] as const;
export type Sort = (typeof SORTS)[number];

/** Which complaints, in which order: what a list is asked for, and what a view of one's own keeps. */
export class ComplaintFilters {
  @Choice(QUEUE_VIEWS, {
    optional: true,
    description:
      'A view that everybody has: due-soon within four hours (or dueWithin), promises and follow-ups due within a day or late, escalations that wait; other filters narrow it',
  })
  view?: QueueView;
  @Choices([...STATUSES, 'active'], {
    optional: true,
    description: 'Several with commas; `active` stands for new, open, pending and on-hold; all if left out',
  })
  status?: (Status | 'active')[];
  @Choices(SEVERITIES, { optional: true }) severity?: Severity[];
  @Matching(PERSON, 'an id, me or nobody', { optional: true, description: 'An id, `me` or `nobody`' }) owner?: string;
  @Matching(TEAM, 'an id, mine or none', { optional: true, description: 'An id, `mine` or `none`' }) team?: string;
  @Text({ optional: true, max: 200 }) category?: string;
  @Text({ optional: true, max: 200 }) place?: string;
  @Choices(CHANNELS, { optional: true }) channel?: Channel[];
  @Text({ optional: true, max: 60 }) tag?: string;
  @Id({ optional: true }) customer?: string;
  @Choice(['exclude', 'only'], {
    optional: true,
    description: 'Without those that you have put aside, or only those; all if left out',
  })
  snoozed?: 'exclude' | 'only';
  @Flag({ optional: true, description: 'Only those with a deadline that passed unmet and still waits' })
  breached?: boolean;
  @Duration({ optional: true, description: 'Only open ones whose nearest deadline comes within this time, like PT8H' })
  dueWithin?: string;
  @Instant({ optional: true }) receivedFrom?: Date;
  @Instant({ optional: true }) receivedBefore?: Date;
  @Text({
    optional: true,
    max: 200,
    description: 'Full text: words, messages, customer, reference; also inside words, in any language',
  })
  q?: string;
  @Choice(SORTS, {
    optional: true,
    description:
      'A minus for descending; receivedAt (oldest first) if left out; dueAt: nearest deadline first; severity: the most severe first, of these the oldest',
  })
  sort?: Sort;
}
