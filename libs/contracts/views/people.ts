import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Flag, Id, Nested } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { LANGUAGES, type Language } from '#kernel/language';

export class PersonRef {
  @Id() id: string;
  @Text() name: string;
}

export class TeamRef {
  @Id() id: string;
  @Text() name: string;
}

/** Somebody who works here. */
export class AgentView extends PersonRef {
  @Text() email: string;
  @Choice(ROLES) role: Role;
  @Nested(TeamRef, { nullable: true }) team: TeamRef | null;
  @Choice(LANGUAGES) language: Language;
  @Text({ description: 'IANA time zone' }) timeZone: string;
  @Flag({ description: 'Whether this person can sign in' }) active: boolean;
}

export class AgentList {
  @ListOf(AgentView) items: AgentView[];
}

export class TeamView extends TeamRef {
  @Id({ nullable: true, description: 'Its own business hours; null: those of the policy' }) calendarId: string | null;
}

export class TeamList {
  @ListOf(TeamView) items: TeamView[];
}
