import type { PolicyConditions } from '#contracts/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a customer is asked after a resolution whether it holds. */
@Entity()
export class FollowUpPlan {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  /** Lower is asked first. */
  @Column('integer', { default: 1000 })
  position: number;

  /** For which complaints it takes the place of the policy's plan; without any it serves only where a policy names it. */
  @Column('jsonb', { default: {} })
  conditions: PolicyConditions;

  /** How long after the resolution each follow-up is sent, ISO 8601 durations in elapsed time, ascending. */
  @Column('jsonb')
  after: string[];

  /** How long an answer is waited for after a follow-up was sent, an ISO 8601 duration in elapsed time. */
  @Column('text')
  answerWithin: string;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
