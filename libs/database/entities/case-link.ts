import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';
import { Complaint } from './complaint.ts';

/**
 * A private link that was written into a mail, so that one link can be revoked by itself. The link holds all that it opens and is
 * stored nowhere; the case and the second in which it runs out tell which one this row is about.
 */
@Entity()
@Index('case_link_once_per_end', ['complaintId', 'expiresAt'], { unique: true })
export class CaseLink {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  @ForeignKey(() => Complaint)
  complaintId: string;

  /** The mail that carries it; null for one that came to light when it was used. Mail may be thrown away before the link runs out. */
  @Column('uuid', { nullable: true })
  mailId: string | null;

  @Column('timestamptz')
  issuedAt: Date;

  /** A whole second. */
  @Column('timestamptz')
  expiresAt: Date;

  /** To within some minutes. */
  @Column('timestamptz', { nullable: true })
  lastUsedAt: Date | null;

  /** From then on it opens nothing. */
  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Agent)
  revokedBy: string | null;
}
