import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agent } from './agent.ts';

/** One refresh token of a sign-in. Refreshing replaces it by the next of its family; using a replaced one ends the family. */
@Entity()
export class Session {
  @PrimaryColumn('uuid')
  id: string;

  @Index('session_by_agent')
  @Column('uuid')
  @ForeignKey(() => Agent, { onDelete: 'CASCADE' })
  agentId: string;

  /** All tokens that descend from one sign-in. */
  @Index('session_by_family')
  @Column('uuid')
  familyId: string;

  /** SHA-256 of the token, hexadecimal: a stolen table signs nobody in. */
  @Index('session_token_once', { unique: true })
  @Column('text')
  tokenHash: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  replacedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt: Date | null;
}
