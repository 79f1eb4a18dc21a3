import { Choice, Counter, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { LANGUAGES, type Language } from '#kernel/language';
import { ListOf, Text, Texts } from '#kernel/view-fields';

/** What a stranger is told of the complaint that they made: how to name it, and what happens next. */
export class WebComplaintView {
  @Text() reference: string;
  @Instant({ nullable: true, description: 'When we owe the first answer' }) answerBy: string | null;
  @Texts({ description: 'What happens next, in the language of the complaint' }) next: string[];
}

/** A file that was uploaded for a complaint which is still to come. */
export class WebUploadView {
  @Text({
    description: 'By which the complaint names it; whoever has it may take the file back, and nobody can read it',
  })
  ticket: string;
  @Text() name: string;
  @Counter({ description: 'Bytes' }) size: number;
}

/** Where a case stands, as a customer understands it. */
export const STANDINGS = [
  'received',
  'in-progress',
  'your-turn',
  'others-turn',
  'answered',
  'accepted',
  'closed',
  'joined',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a customer may do now. */
export const CASE_ACTIONS = ['reply', 'accept', 'reject', 'rate', 'escalate'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export class StandingView {
  @Choice(STANDINGS) key: Standing;
  @Text({ description: 'In a few plain words' }) title: string;
  @Text({ description: 'What that means for the customer' }) text: string;
}

export class CasePromiseView {
  @Text() what: string;
  @Instant() dueAt: string;
  @Choice(['open', 'kept', 'withdrawn']) state: 'open' | 'kept' | 'withdrawn';
  @Instant({ nullable: true }) settledAt: string | null;
  @Flag({ description: 'Whether its time passed before it was kept' }) broken: boolean;
}

/** A file of a message; what is in it is at `/public/cases/{token}/attachments/{id}`. */
export class CaseFileView {
  @Id() id: string;
  @Text() name: string;
  @Counter({ description: 'Bytes' }) size: number;
}

/** One message of the conversation. Notes are none of it. */
export class CaseMessageView {
  @Id() id: string;
  @Choice(['you', 'us']) from: 'you' | 'us';
  @Text({ nullable: true, description: 'Who of us wrote it' }) author: string | null;
  @Text() body: string;
  @Instant() at: string;
  @ListOf(CaseFileView) files: CaseFileView[];
}

/** What we did about it, as we told the customer at the last resolution. */
export class CaseAnswerView {
  @Text() statement: string;
  @Instant({ nullable: true, description: 'When we answered; null once it was taken up again' }) at: string | null;
  @Choice(['waiting', 'accepted', 'rejected', 'reopened', 'final'], {
    description: 'What became of it; `final`: the case is closed',
  })
  state: 'waiting' | 'accepted' | 'rejected' | 'reopened' | 'final';
}

/** We have asked how satisfied the customer is. */
export class CaseQuestionView {
  @Instant() askedAt: string;
  @Instant({ nullable: true, description: 'Until when an answer is waited for' }) waitsUntil: string | null;
}

export class CaseRatingView {
  @Whole({ min: 1, max: 5 }) satisfaction: number;
  @Text({ nullable: true }) comment: string | null;
  @Instant() at: string;
}

/** The customer asked for somebody higher up. */
export class CaseEscalationView {
  @Instant() raisedAt: string;
  @Flag({ description: 'Whether somebody has taken it on' }) takenOn: boolean;
}

/** A case as its customer sees it, behind a private link. Nothing internal is in it. */
export class CaseView {
  @Text() reference: string;
  @Choice(LANGUAGES, { description: 'In which it is told' }) language: Language;
  @Text() customerName: string;
  @Text({ nullable: true }) subject: string | null;
  @Instant() receivedAt: string;
  @Nested(StandingView) standing: StandingView;
  @Text({ nullable: true, description: 'Who looks after it' }) owner: string | null;
  @Instant({ nullable: true, description: 'By when the customer hears from us' }) newsBy: string | null;
  @ListOf(CasePromiseView) promises: CasePromiseView[];
  @ListOf(CaseMessageView, { description: "Oldest first, beginning with the complaint's own words" })
  messages: CaseMessageView[];
  @Flag({ description: 'Whether older messages are left out' }) earlierLeftOut: boolean;
  @Nested(CaseAnswerView, { nullable: true }) answer: CaseAnswerView | null;
  @Nested(CaseQuestionView, { nullable: true }) question: CaseQuestionView | null;
  @Nested(CaseRatingView, { nullable: true }) rating: CaseRatingView | null;
  @Nested(CaseEscalationView, { nullable: true }) escalation: CaseEscalationView | null;
  @Texts({ description: `What the customer may do now: ${CASE_ACTIONS.join(', ')}` }) may: CaseAction[];
  @Instant({ description: 'When the private link runs out' }) linkExpiresAt: string;
}
