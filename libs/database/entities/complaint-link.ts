import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Complaint } from './complaint.ts';

/** Two complaints that belong together. */
@Entity()
@Check('complaint_link_kind_is_known', `kind IN ('related', 'duplicate', 'follow-up')`)
@Check('complaint_link_not_to_itself', `from_id <> to_id`)
export class ComplaintLink {
  @PrimaryColumn('uuid')
  @ForeignKey(() => Complaint)
  fromId: string;

  @PrimaryColumn('uuid')
  @Index('complaint_link_backwards')
  @ForeignKey(() => Complaint)
  toId: string;

  @PrimaryColumn('text')
  kind: 'related' | 'duplicate' | 'follow-up';

  @Column('timestamptz')
  at: Date;
}
