import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a customer is asked after a resolution whether it holds. */
@Entity()
export class FollowUpPlan {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  /** How long after the resolution each follow-up is sent, ISO 8601 durations in elapsed time, ascending. */
  @Column('jsonb')
  after: string[];

  /** How long an answer is waited for after a follow-up was sent, an ISO 8601 duration in elapsed time. */
  @Column('text')
  answerWithin: string;
}
