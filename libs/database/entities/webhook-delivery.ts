import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';
import { Webhook } from './webhook.ts';

/** One attempt to call another system, and what came of it. */
export interface WebhookAttempt {
  /** ISO 8601. */
  at: string;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Why it failed; null when it was taken. */
  error: string | null;
  milliseconds: number;
}

/** One call of another system: a row first, then sent under the row's id until it is taken or given up. */
@Entity()
@Check('webhook_delivery_state_is_known', `state IN ('waiting', 'delivered', 'failed')`)
@Index('webhook_delivery_by_webhook', ['webhookId', 'createdAt'])
@Index('webhook_delivery_planned', ['webhookId', 'nextAt'], { where: 'next_at IS NOT NULL' })
export class WebhookDelivery {
  @PrimaryColumn('uuid')
  id: string;

  /** What it is for: `escalation:{id}`. */
  @Index('webhook_delivery_once_per_key', { unique: true })
  @Column('text')
  key: string;

  @Column('uuid')
  @ForeignKey(() => Webhook, { onDelete: 'CASCADE' })
  webhookId: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** What happened, like `escalation.raised`. */
  @Column('text')
  type: string;

  @Column('jsonb')
  payload: Record<string, unknown>;

  @Column('text', { default: 'waiting' })
  state: 'waiting' | 'delivered' | 'failed';

  @Column('integer', { default: 0 })
  attempts: number;

  @Column('jsonb', { default: [] })
  log: WebhookAttempt[];

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  deliveredAt: Date | null;

  @Index('webhook_delivery_due', { where: 'next_at IS NOT NULL' })
  @Column('timestamptz', { nullable: true })
  nextAt: Date | null;

  @Column('timestamptz', { nullable: true })
  enqueuedAt: Date | null;
}
