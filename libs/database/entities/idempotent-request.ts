import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer to a creating request that carried an `Idempotency-Key`, kept a day so that a repetition gets the same answer. */
@Entity()
export class IdempotentRequest {
  /** The person who asked; for strangers a UUID made of the address that they asked at. */
  @PrimaryColumn('uuid')
  callerId: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of method, path and body. */
  @Column('text')
  fingerprint: string;

  @Index('idempotent_request_by_age')
  @Column('timestamptz')
  startedAt: Date;

  /** Null while it is running. */
  @Column('integer', { nullable: true })
  status: number | null;

  @Column('text', { nullable: true })
  location: string | null;

  @Column('text', { nullable: true })
  body: string | null;
}
