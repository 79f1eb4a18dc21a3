import { DataSource, type DataSourceOptions } from 'typeorm';
import { Absence } from './entities/absence.ts';
import { Agent } from './entities/agent.ts';
import { Attachment } from './entities/attachment.ts';
import { CalendarRow } from './entities/calendar.ts';
import { CannedReply } from './entities/canned-reply.ts';
import { CaseLink } from './entities/case-link.ts';
import { Category } from './entities/category.ts';
import { ClockRow } from './entities/clock.ts';
import { ComplaintEvent } from './entities/complaint-event.ts';
import { ComplaintLink } from './entities/complaint-link.ts';
import { Complaint } from './entities/complaint.ts';
import { CustomField } from './entities/custom-field.ts';
import { Customer } from './entities/customer.ts';
import { Escalation } from './entities/escalation.ts';
import { FollowUpPlan } from './entities/follow-up-plan.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Handover } from './entities/handover.ts';
import { IdempotentRequest } from './entities/idempotent-request.ts';
import { KnownProblem } from './entities/known-problem.ts';
import { Ladder } from './entities/ladder.ts';
import { MailText } from './entities/mail-text.ts';
import { Mail } from './entities/mail.ts';
import { Message } from './entities/message.ts';
import { Notification } from './entities/notification.ts';
import { Offer } from './entities/offer.ts';
import { Outbox } from './entities/outbox.ts';
import { PolicyRow } from './entities/policy.ts';
import { Presence } from './entities/presence.ts';
import { PromiseRow } from './entities/promise.ts';
import { Recalculation } from './entities/recalculation.ts';
import { RecoveryStep } from './entities/recovery-step.ts';
import { Reminder } from './entities/reminder.ts';
import { RetiredTag } from './entities/retired-tag.ts';
import { Satisfaction } from './entities/satisfaction.ts';
import { SavedView } from './entities/saved-view.ts';
import { Session } from './entities/session.ts';
import { SettledStep } from './entities/settled-step.ts';
import { Team } from './entities/team.ts';
import { TimerFailure } from './entities/timer-failure.ts';
import { Watcher } from './entities/watcher.ts';
import { WebUpload } from './entities/web-upload.ts';
import { WebhookDelivery } from './entities/webhook-delivery.ts';
import { Webhook } from './entities/webhook.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { SnakeNames } from './naming.ts';

export const ENTITIES = [
  Absence, Agent, Attachment, CalendarRow, CannedReply, Category, ClockRow, Complaint, ComplaintEvent, ComplaintLink, Customer, CustomField, Escalation, FollowUp, FollowUpPlan,
  Handover, IdempotentRequest, KnownProblem, Ladder, Mail, MailText, Message, Notification, Offer, Outbox, PolicyRow, PromiseRow, Recalculation,
  RecoveryStep, Reminder, RetiredTag, Satisfaction, Session, SettledStep, Team, TimerFailure, Watcher, Webhook, WebhookDelivery, SavedView,
  Presence, CaseLink, WebUpload,
]; // prettier-ignore

/** A host that vanishes in the middle of a transaction must not hold a complaint's lock, and everybody behind it, for hours. */
const IMPATIENT = { lock_timeout: 10_000, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 };

interface ConnectionWishes {
  poolSize?: number;
  name?: string;
  /** For what people wait for: gives up on locks and statements after a while. Not for exports and migrations. */
  impatient?: boolean;
}

/** How to reach the database. The schema is made by migrations only, never by synchronising. */
export function databaseOptions(url: string, options: ConnectionWishes = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNames(),
    synchronize: false,
    applicationName: options.name ?? 'amends',
    poolSize: options.poolSize ?? 10,
    // A server that vanished without a word must not leave a request hanging for ever.
    extra: { keepAlive: true, connectionTimeoutMillis: 10_000, ...(options.impatient && IMPATIENT) },
  };
}

export function dataSource(url: string, options: ConnectionWishes = {}): DataSource {
  return new DataSource(databaseOptions(url, options));
}
