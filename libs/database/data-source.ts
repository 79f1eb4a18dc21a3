import { DataSource, type DataSourceOptions } from 'typeorm';
import { Agent } from './entities/agent.ts';
import { CalendarRow } from './entities/calendar.ts';
import { ClockRow } from './entities/clock.ts';
import { ComplaintEvent } from './entities/complaint-event.ts';
import { ComplaintLink } from './entities/complaint-link.ts';
import { Complaint } from './entities/complaint.ts';
import { Customer } from './entities/customer.ts';
import { Escalation } from './entities/escalation.ts';
import { FollowUpPlan } from './entities/follow-up-plan.ts';
import { FollowUp } from './entities/follow-up.ts';
import { Handover } from './entities/handover.ts';
import { IdempotentRequest } from './entities/idempotent-request.ts';
import { Ladder } from './entities/ladder.ts';
import { Mail } from './entities/mail.ts';
import { Message } from './entities/message.ts';
import { Notification } from './entities/notification.ts';
import { Outbox } from './entities/outbox.ts';
import { PolicyRow } from './entities/policy.ts';
import { PromiseRow } from './entities/promise.ts';
import { RecoveryStep } from './entities/recovery-step.ts';
import { Session } from './entities/session.ts';
import { Team } from './entities/team.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { SnakeNames } from './naming.ts';

export const ENTITIES = [
  Agent, CalendarRow, ClockRow, Complaint, ComplaintEvent, ComplaintLink, Customer, Escalation, FollowUp, FollowUpPlan,
  Handover, IdempotentRequest, Ladder, Mail, Message, Notification, Outbox, PolicyRow, PromiseRow, RecoveryStep, Session, Team,
]; // prettier-ignore

/** How to reach the database. The schema is made by migrations only, never by synchronising. */
export function databaseOptions(url: string, options: { poolSize?: number; name?: string } = {}): DataSourceOptions {
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
    extra: { keepAlive: true, connectionTimeoutMillis: 10_000 },
  };
}

export function dataSource(url: string, options: { poolSize?: number; name?: string } = {}): DataSource {
  return new DataSource(databaseOptions(url, options));
}
