import type { Policy } from '#clocks/policy';
import type { RuleKey } from '#journey/say-check/finding';
import type { Offering, PolicyConditions } from '#contracts/policy';
import type { Regime } from '#clocks/regimes';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CalendarRow } from './calendar.ts';
import { FollowUpPlan } from './follow-up-plan.ts';
import { Ladder } from './ladder.ts';

/** Which deadlines, ladder and follow-ups a complaint gets: the first policy by position whose conditions it meets. */
@Entity('policy')
export class PolicyRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { unique: true })
  name: string;

  /** Lower is asked first. */
  @Column('integer')
  position: number;

  @Column('jsonb')
  conditions: PolicyConditions;

  /** The time granted, by clock and severity. */
  @Column('jsonb')
  targets: Policy['targets'];

  /** How clocks count where it differs from the usual. */
  @Column('jsonb', { default: {} })
  counting: NonNullable<Policy['counting']>;

  /** Rules of the say-check that stop a message to a customer; the others only warn. */
  @Column('jsonb', { default: [] })
  blockingSayRules: RuleKey[];

  /** What a regulator demands: the key of a preset, or a regime of one's own; null: nothing. */
  @Column('jsonb', { nullable: true })
  regime: string | Regime | null;

  /** How ownerless complaints are offered to people; null: they are not. */
  @Column('jsonb', { nullable: true })
  offering: Offering | null;

  /** After how long without anybody saying or doing anything a case counts as silent (ISO 8601, elapsed); null: never. */
  @Column('text', { nullable: true })
  silentAfter: string | null;

  @Column('uuid')
  @ForeignKey(() => CalendarRow)
  calendarId: string;

  @Column('uuid')
  @ForeignKey(() => Ladder)
  ladderId: string;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => FollowUpPlan)
  followUpPlanId: string | null;

  /** Goes up by one with every change, whoever makes it; the ETag. A trigger counts it. */
  @Column('integer', { default: 1 })
  version: number;
}
