import type { Language } from '#kernel/language';
import type { Role } from '#contracts/permissions';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CalendarRow } from './calendar.ts';
import { Team } from './team.ts';

/** A person who signs in: agent, supervisor or manager. */
@Entity()
@Check('agent_case_cap_is_positive', 'case_cap > 0')
@Check('agent_role_is_known', `role IN ('agent', 'supervisor', 'manager')`)
export class Agent {
  @PrimaryColumn('uuid')
  id: string;

  /** Lower case. */
  @Index('agent_email_once', { unique: true })
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  role: Role;

  @Index('agent_by_team')
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Team)
  teamId: string | null;

  @Column('text', { default: 'en' })
  language: Language;

  /** IANA time zone in which this person reads times. */
  @Column('text', { default: 'UTC' })
  timeZone: string;

  /** When this person is on shift; null: the team's calendar, and without one always. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => CalendarRow)
  calendarId: string | null;

  /** The most open cases that rules give to this person; null: what the policy says. */
  @Column('integer', { nullable: true })
  caseCap: number | null;

  /** Local time of day at which the daily digest is written, like 08:00; null: no digest. */
  @Column('text', { nullable: true, default: '08:00' })
  digestAt: string | null;

  /** argon2id. Never selected unless asked for. */
  @Column('text', { select: false })
  passwordHash: string;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('timestamptz')
  createdAt: Date;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
