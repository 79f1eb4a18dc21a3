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
}
