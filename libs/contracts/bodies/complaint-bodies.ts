import {
  CHANNELS,
  LINK_KINDS,
  MESSAGE_KINDS,
  SEVERITIES,
  STATUSES,
  type Channel,
  type LinkKind,
  type MessageKind,
  type Severity,
  type Status,
} from '#contracts/complaint';
import { MOST_FILES } from '#contracts/attachments';
import { EVIDENCE } from '#journey/evidence';
import { Choice, Either, Fields, Flag, Id, Ids, Instant, Matching, Text, Texts, Whole } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { ComplaintFilters } from './complaint-filters.ts';
import { PageQuery } from './page-query.ts';

export const REFERENCE = /^C-\d{4}-\d{6,}$/;
export const A_REFERENCE = 'a reference, like C-2026-000123';

/** Facts to change; what is left out stays. */
export class EditComplaintBody {
  @Text({ optional: true, nullable: true, max: 300 }) subject?: string | null;
  @Text({ optional: true, nullable: true, max: 200 }) category?: string | null;
  @Text({ optional: true, nullable: true, max: 200 }) place?: string | null;
  @Choice(SEVERITIES, { optional: true }) severity?: Severity;
  @Texts({ optional: true, maxItems: 30, max: 60 }) tags?: string[];
  @Fields({
    optional: true,
    description: 'Replaces all custom fields; those that are defined must fit their definition, others may be anything',
  })
  customFields?: Record<string, string | number | boolean | null>;
}

export class AddMessageBody {
  @Choice(MESSAGE_KINDS, { description: 'What the customer said, what we say to the customer, or an internal note' })
  kind: MessageKind;
  @Text({ max: 100_000 }) body: string;
  @Choice(CHANNELS, {
    optional: true,
    description:
      "The complaint's channel if left out. To a customer without an e-mail address, email and web carry nothing: such words answer no clock",
  })
  channel?: Channel;
  @Instant({ optional: true, description: 'When it was said; now if left out, never in the future' }) at?: Date;
  @Flag({
    optional: true,
    description: 'For to-customer: also send it by mail when an address is known; true if left out',
  })
  mail?: boolean;
  @Ids({
    optional: true,
    maxItems: MOST_FILES,
    description: 'Files that you uploaded to this complaint before, in the order in which they are to be shown',
  })
  attachmentIds?: string[];
}

export class ChangeStatusBody {
  @Choice(STATUSES.filter((status) => status !== 'merged')) status: Status;
  @Text({ optional: true, max: 2000, description: 'Why, for the history' }) reason?: string;
  @Text({
    optional: true,
    max: 2000,
    description: 'Passes a shut gate on purpose, for this reason; needs gate.override',
  })
  override?: string;
  @Text({
    optional: true,
    max: 10_000,
    description: 'For resolved: what was done, as the customer is told; the statement of step 7 if left out',
  })
  statement?: string;
}

export class AssignBody {
  @Id({
    nullable: true,
    description: 'The new owner, or null for nobody. To pass it from one owner to another, hand it over',
  })
  ownerId: string | null;
  @Id({ optional: true, nullable: true, description: "The team; the owner's if left out" }) teamId?: string | null;
}

export class HandOverBody {
  @Id({ description: 'The new owner' }) toId: string;
  @Text({ max: 10_000, description: 'All that the new owner must know, so that the customer never repeats the story' })
  briefing: string;
}

export class MakePromiseBody {
  @Text({ max: 2000, description: 'What is promised, as the customer was told' }) what: string;
  @Instant({ description: 'By when; in the future' }) dueAt: Date;
}

export class SettlePromiseBody {
  @Choice(['kept', 'withdrawn']) outcome: 'kept' | 'withdrawn';
  @Text({ optional: true, max: 2000, description: 'Required for withdrawn' }) reason?: string;
}

export class LinkBody {
  @Matching(REFERENCE, A_REFERENCE, { description: 'The other complaint' }) to: string;
  @Choice(LINK_KINDS) kind: LinkKind;
}

export class MergeBody {
  @Matching(REFERENCE, A_REFERENCE, { description: 'The complaint that goes on' }) into: string;
}

export class SaveStepBody {
  @Either(Object.values(EVIDENCE), { optional: true, description: 'The evidence of this step; replaces what is there' })
  evidence?: Record<string, unknown>;
  @Choice(['open', 'done', 'overridden', 'reopened'], {
    optional: true,
    description: 'Where the step goes; it stays if left out',
  })
  state?: 'open' | 'done' | 'overridden' | 'reopened';
  @Text({ optional: true, max: 2000, description: 'Why; required for overridden' }) reason?: string;
}

export class AnswerFollowUpBody {
  @Whole({ min: 1, max: 5, description: '1 (very unhappy) to 5 (very happy)' }) satisfaction: number;
  @Text({ optional: true, max: 10_000 }) comment?: string;
}

export class SayCheckBody {
  @Text({ max: 100_000 }) text: string;
  @Choice(LANGUAGES, { optional: true, description: 'Language of the text; recognised if left out' })
  language?: Language;
  @Matching(REFERENCE, A_REFERENCE, {
    optional: true,
    description: 'The complaint that it answers, so that what is known already counts',
  })
  reference?: string;
}

/** What to list. Oldest first. */
export class ListComplaintsQuery extends ComplaintFilters {
  @Texts({ optional: true, maxItems: 50, max: 40, description: 'Only these references, of those that match the rest' })
  reference?: string[];
  @Text({ optional: true, max: 60 }) source?: string;
  @Text({ optional: true, max: 200 }) externalId?: string;
  @Whole({ optional: true, min: 1, max: 200, description: 'Size of the page; 50 if left out' }) limit?: number;
  @Text({ optional: true, max: 2000, description: 'nextCursor of the page before' }) cursor?: string;
}

export class ListEscalationsQuery extends PageQuery {
  @Choice(['told', 'waiting', 'acknowledged', 'ended'], {
    optional: true,
    description: '`waiting`: somebody must take it on',
  })
  state?: 'told' | 'waiting' | 'acknowledged' | 'ended';
  @Matching(REFERENCE, A_REFERENCE, { optional: true, description: 'Only those of this complaint' }) complaint?: string;
  @Flag({ optional: true, description: 'Only those of which everybody was away or off shift' }) unheard?: boolean;
}
