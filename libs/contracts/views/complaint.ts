import {
  CHANNELS,
  LINK_KINDS,
  SEVERITIES,
  STATUSES,
  type Channel,
  type LinkKind,
  type Severity,
  type Status,
} from '#contracts/complaint';
import { Choice, Counter, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { Fields, ListOf, Text, Texts, Version } from '#kernel/view-fields';
import { ClockView } from './clock.ts';
import { JourneyView, MoveView } from './journey.ts';
import { PersonRef, TeamRef } from './people.ts';
import { PromiseView } from './promise.ts';

export class CustomerRef {
  @Id() id: string;
  @Text() name: string;
  @Text({ nullable: true }) email: string | null;
  @Text({ nullable: true }) phone: string | null;
}

export class LinkView {
  @Text({ description: 'The other complaint' }) reference: string;
  @Choice(LINK_KINDS) kind: LinkKind;
  @Choice(['to', 'from'], { description: 'Whether this complaint points to the other or the other to this one' })
  direction: 'to' | 'from';
}

/** What every view of a complaint shows. */
class ComplaintFacts {
  @Id() id: string;
  @Text({ example: 'C-2026-000123' }) reference: string;
  @Choice(STATUSES) status: Status;
  @Choice(SEVERITIES) severity: Severity;
  @Choice(CHANNELS) channel: Channel;
  @Text() language: string;
  @Text({ nullable: true }) subject: string | null;
  @Text({ nullable: true }) category: string | null;
  @Text({ nullable: true }) place: string | null;
  @Nested(CustomerRef) customer: CustomerRef;
  @Nested(PersonRef, { nullable: true }) owner: PersonRef | null;
  @Nested(TeamRef, { nullable: true }) team: TeamRef | null;
  @Texts() tags: string[];
  @Instant() receivedAt: string;
  @Instant() updatedAt: string;
}

/** One line of a list. */
export class ComplaintRow extends ComplaintFacts {
  @Text({ description: "The beginning of the customer's words" }) excerpt: string;
  @Nested(ClockView, { nullable: true, description: 'The open clock whose deadline is nearest' })
  nearestClock: ClockView | null;
}

/** What the customer said of the last answer. */
export class JudgedAnswerView {
  @Choice(['accepted', 'rejected'], { description: 'rejected until the complaint is resolved again' })
  verdict: 'accepted' | 'rejected';
  @Instant() at: string;
  @Text({ nullable: true, description: "Why it was rejected, in the customer's words" }) words: string | null;
  @Text({ nullable: true, description: 'The answer that was rejected' }) statement: string | null;
}

/** How satisfied the customer is with the last resolution. */
export class RatingView {
  @Whole({ min: 1, max: 5, description: '1 (very unhappy) to 5 (very happy)' }) satisfaction: number;
  @Instant() at: string;
}

/** A complaint, where its recovery stands, and what runs. */
export class ComplaintView extends ComplaintFacts {
  @Text({ description: "The customer's own words, exactly" }) words: string;
  @Text({ description: 'Where it came from' }) source: string;
  @Text({ nullable: true }) externalId: string | null;
  @Fields() customFields: Record<string, unknown>;
  @Instant() loggedAt: string;
  @Instant({ nullable: true }) resolvedAt: string | null;
  @Instant({ nullable: true }) closedAt: string | null;
  @Counter() reopenedCount: number;
  @Counter({ description: 'How many people have owned it, the present one included' }) ownerCount: number;
  @Text({ nullable: true, description: 'The complaint that goes on in place of this one' }) mergedInto: string | null;
  @ListOf(LinkView) links: LinkView[];
  @Flag({ description: 'Whether the owner still has to confirm having read the briefing' }) briefingUnread: boolean;
  @ListOf(ClockView) clocks: ClockView[];
  @ListOf(PromiseView) promises: PromiseView[];
  @Nested(JourneyView) journey: JourneyView;
  @ListOf(MoveView, { description: 'The statuses that may follow this one' }) moves: MoveView[];
  @Text({ nullable: true, description: 'What was done, as the customer is told when it is resolved' })
  statement: string | null;
  @Nested(JudgedAnswerView, {
    nullable: true,
    description: 'Null while the customer has not said what they think of it',
  })
  judgedAnswer: JudgedAnswerView | null;
  @Nested(RatingView, { nullable: true }) rating: RatingView | null;
  @Version() version: number;
}

export class ComplaintPage {
  @ListOf(ComplaintRow) items: ComplaintRow[];
  @Text({ nullable: true, description: 'Send it as `cursor` for the next page; null on the last' }) nextCursor:
    string | null;
}
