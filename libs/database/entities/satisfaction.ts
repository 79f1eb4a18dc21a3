import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** How satisfied the customer is with a resolution, said of their own accord: what a follow-up asked for stands in the follow-up. */
@Entity()
@Check('satisfaction_in_range', 'satisfaction BETWEEN 1 AND 5')
@Index('satisfaction_once_per_resolution', ['complaintId', 'resolution'], { unique: true })
export class Satisfaction {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** Which resolution it is about, from 1: a reopened complaint is resolved again. */
  @Column('integer')
  resolution: number;

  /** 1 (very unhappy) to 5 (very happy). */
  @Column('integer')
  satisfaction: number;

  @Column('text', { nullable: true })
  comment: string | null;

  /** When it was said, for the last time if they changed their mind. */
  @Column('timestamptz')
  at: Date;
}
