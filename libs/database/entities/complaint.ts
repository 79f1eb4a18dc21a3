import type { Severity, Status } from '#contracts/complaint';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Customer } from './customer.ts';
import { PolicyRow } from './policy.ts';
import { Team } from './team.ts';

/** The status categories in which somebody still owes the customer something. */
export const OPEN = `status IN ('new', 'open', 'pending', 'on-hold')`;

/** One complaint as it stands now. How it came to stand so is in `complaint_event`. */
@Entity()
@Check('complaint_status_is_known', `status IN ('new', 'open', 'pending', 'on-hold', 'resolved', 'closed', 'merged')`)
@Check('complaint_severity_is_known', `severity IN ('low', 'normal', 'high', 'critical')`)
@Check('complaint_merged_has_target', `(status = 'merged') = (merged_into_id IS NOT NULL)`)
@Index('complaint_by_received', ['receivedAt', 'id'])
@Index('complaint_open_by_received', ['receivedAt', 'id'], { where: OPEN })
@Index('complaint_by_updated', ['updatedAt', 'id'])
@Index('complaint_open_by_updated', ['updatedAt', 'id'], { where: OPEN })
@Index('complaint_open_by_category', ['category', 'receivedAt', 'id'], { where: OPEN })
@Index('complaint_open_by_place', ['place', 'receivedAt', 'id'], { where: OPEN })
@Index('complaint_open_by_channel', ['channel', 'receivedAt', 'id'], { where: OPEN })
@Index('complaint_pending_by_received', ['receivedAt', 'id'], { where: `status = 'pending'` })
// Of expressions, which only the migration can write: see queries/queue-conditions.ts.
@Index('complaint_open_by_due', { synchronize: false })
@Index('complaint_open_by_severity', { synchronize: false })
@Index('complaint_by_owner', ['ownerId', 'receivedAt'], { where: OPEN })
// With columns that it only includes, which only the migration can write.
@Index('complaint_by_team', { synchronize: false })
@Index('complaint_ownerless', ['receivedAt', 'id'], { where: `owner_id IS NULL AND ${OPEN}` })
@Index('complaint_by_customer', ['customerId', 'receivedAt'])
@Index('complaint_reopened', ['receivedAt'], { where: 'reopened_count > 0' })
@Index('complaint_by_merger', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
@Index('complaint_by_resolved', ['resolvedAt'], { where: 'resolved_at IS NOT NULL' })
@Index('complaint_external_id_once', ['source', 'externalId'], { unique: true, where: 'external_id IS NOT NULL' })
export class Complaint {
  @PrimaryColumn('uuid')
  id: string;

  /** `C-2026-000123`: year of receipt (UTC) and a number that is never used twice. */
  @Index('complaint_reference_once', { unique: true })
  @Column('text')
  reference: string;

  @Column('uuid')
  @ForeignKey(() => Customer)
  customerId: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PolicyRow)
  policyId: string | null;

  @Column('text')
  status: Status;

  @Column('text')
  severity: Severity;

  @Column('text')
  channel: string;

  /** BCP 47 tag of the customer's language. */
  @Column('text')
  language: string;

  @Column('text', { nullable: true })
  subject: string | null;

  /** The customer's own words, never altered. */
  @Column('text')
  words: string;

  @Column('text', { nullable: true })
  category: string | null;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  ownerId: string | null;

  /** How many people have owned it, the present one included: from the third on, a supervisor is told. */
  @Column('integer', { default: 0 })
  ownerCount: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Team)
  teamId: string | null;

  /** Where it came from: `api`, or the name of an import. Unique together with the external id. */
  @Column('text', { default: 'api' })
  source: string;

  @Column('text', { nullable: true })
  externalId: string | null;

  @Index('complaint_by_tag', { type: 'gin' })
  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('jsonb', { default: {} })
  customFields: Record<string, unknown>;

  /** When the customer said it. */
  @Column('timestamptz')
  receivedAt: Date;

  /** When it was written down here. */
  @Column('timestamptz')
  loggedAt: Date;

  @Column('timestamptz', { nullable: true })
  resolvedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;

  /** What was done, as the customer was told at the last resolution. */
  @Column('text', { nullable: true })
  resolutionStatement: string | null;

  /** The nearest deadline that still waits to be met; kept by the refresh of the clocks, for lists. */
  @Column('timestamptz', { nullable: true })
  dueAt: Date | null;

  @Column('integer', { default: 0 })
  reopenedCount: number;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Complaint)
  mergedIntoId: string | null;

  /** Goes up by one with every change; the ETag. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz')
  updatedAt: Date;

  /** What full-text search looks at: see `search-grams.ts`. */
  @Index('complaint_search', { type: 'gin' })
  @Column('tsvector', { select: false })
  search: string;
}
