import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Another system that a rung of a ladder can call. */
@Entity()
export class Webhook {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  @Column('text')
  url: string;

  /** Signs what is sent (Standard Webhooks: `whsec_…`). Never selected unless asked for. */
  @Column('text', { select: false })
  secret: string;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('timestamptz')
  createdAt: Date;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
