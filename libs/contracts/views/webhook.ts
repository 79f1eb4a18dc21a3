import { DELIVERY_STATES, type DeliveryState } from '#contracts/bodies/webhook-bodies';
import { Choice, Counter, Either, Flag, Id, Instant } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';

/** Another system that a rung of a ladder can call. Its secret is told when it is made, and never again. */
export class WebhookView {
  @Id() id: string;
  @Text() name: string;
  @Text() url: string;
  @Flag({ description: 'Whether it is called; one that answers 410 is switched off' }) active: boolean;
  @Instant() createdAt: string;
  @Version() version: number;
}

export class WebhookList {
  @ListOf(WebhookView) items: WebhookView[];
}

export class WebhookWithSecretView extends WebhookView {
  @Text({ description: 'Verifies what is sent (whsec_…, Standard Webhooks): keep it, it is not told again' })
  secret: string;
}

/** One attempt to call, and what came of it. */
export class AttemptView {
  @Instant() at: string;
  @Counter({ nullable: true, description: 'HTTP status; null: there was no answer' }) status: number | null;
  @Text({ nullable: true, description: 'What was the matter; null: it was taken' }) error: string | null;
  @Counter({ description: 'How long it took' }) milliseconds: number;
}

/** One call of another system: tried until it is taken or given up. */
export class DeliveryView {
  @Id({ description: 'Also `webhook-id` of every attempt: by it the receiver knows what it has taken already' })
  id: string;
  @Id() webhookId: string;
  @Text() reference: string;
  @Text({ description: 'What happened, like escalation.raised' }) type: string;
  @Choice(DELIVERY_STATES) state: DeliveryState;
  @Counter({ description: 'Attempts begun' }) attempts: number;
  @Instant() createdAt: string;
  @Instant({ nullable: true }) deliveredAt: string | null;
  @Instant({ nullable: true, description: 'The next attempt; null: none is planned' }) nextAt: string | null;
  @ListOf(AttemptView) log: AttemptView[];
  @Either([], { description: 'What is sent as `data`' }) payload: Record<string, unknown>;
}

export class DeliveryPage {
  @ListOf(DeliveryView) items: DeliveryView[];
  @Text({ nullable: true }) nextCursor: string | null;
}
