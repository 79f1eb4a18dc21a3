import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '#contracts/permissions';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import type { Language } from '#kernel/language';
import { Book } from './book.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  teamId: string | null;
  language: Language;
  timeZone: string;
  active: boolean;
}

/** Everybody who works here, and the teams, as they are right now. */
export class People {
  constructor(
    readonly everybody: readonly Person[],
    private readonly teams: ReadonlyMap<string, string>,
  ) {}

  /** @throws Refusal invalid when nobody active has this id */
  owner(id: string | null, field = 'ownerId'): Person | null {
    if (id === null) return null;
    const person = this.everybody.find((candidate) => candidate.id === id && candidate.active);
    if (!person) throw invalid(field, 'is nobody who works here: write the id of an active agent from /api/v1/agents');
    return person;
  }

  /** @throws Refusal invalid when there is no such team */
  team(id: string | null, field = 'teamId'): { id: string; name: string } | null {
    if (id === null) return null;
    const name = this.teams.get(id);
    if (name === undefined) throw invalid(field, 'is no team: write the id of one from /api/v1/teams');
    return { id, name };
  }

  /** Active people of a role, those of the team first choice; without any in the team those of everywhere. */
  inRole(role: Role, teamId: string | null): Person[] {
    const all = this.everybody.filter((person) => person.role === role && person.active);
    const ofTeam = all.filter((person) => person.teamId === teamId);
    return ofTeam.length > 0 ? ofTeam : all;
  }
}

/** Who works here, kept in memory for a moment because every complaint asks for its owner. */
@Injectable()
export class PeopleBook extends Book<People> {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(clock);
  }

  protected async load(): Promise<People> {
    const [agents, teams] = await Promise.all([
      this.database.query<Person[]>(
        `SELECT id, name, email, role, team_id AS "teamId", language, time_zone AS "timeZone", active FROM agent ORDER BY name, id`,
      ),
      this.database.query<{ id: string; name: string }[]>('SELECT id, name FROM team'),
    ]);
    return new People(agents, new Map(teams.map(({ id, name }) => [id, name])));
  }
}
