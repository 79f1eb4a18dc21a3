import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Flag, Id, Nested, Whole } from '#kernel/fields';
import { ListOf, Text, Version } from '#kernel/view-fields';
import { LANGUAGES, type Language } from '#kernel/language';

export class PersonRef {
  @Id() id: string;
  @Text() name: string;
}

export class TeamRef {
  @Id() id: string;
  @Text() name: string;
}

/** Why somebody who works here is not there now. */
export const AWAY = ['absent', 'off-shift'] as const;

/** Somebody who works here. */
export class AgentView extends PersonRef {
  @Text() email: string;
  @Choice(ROLES) role: Role;
  @Nested(TeamRef, { nullable: true }) team: TeamRef | null;
  @Choice(LANGUAGES) language: Language;
  @Text({ description: 'IANA time zone' }) timeZone: string;
  @Id({ nullable: true, description: 'When this person is on shift; null: as the team' }) calendarId: string | null;
  @Whole({
    nullable: true,
    description: 'The most open cases that rules give to this person; null: what the policy says',
  })
  caseCap: number | null;
  @Text({ nullable: true, description: 'Local time at which the daily digest is written; null: no digest' })
  digestAt: string | null;
  @Flag({ description: 'Whether this person can sign in' }) active: boolean;
  @Choice(AWAY, {
    nullable: true,
    description: 'Why this person is not there now; null: is there, or does not work here',
  })
  away: (typeof AWAY)[number] | null;
  @Version() version: number;
}

export class AgentList {
  @ListOf(AgentView) items: AgentView[];
}

export class TeamView extends TeamRef {
  @Id({ nullable: true, description: 'Its own business hours; null: those of the policy' }) calendarId: string | null;
  @Version() version: number;
}

export class TeamList {
  @ListOf(TeamView) items: TeamView[];
}
