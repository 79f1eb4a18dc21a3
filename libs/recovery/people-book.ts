import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BusinessCalendar, CalendarDefinition } from '#calendar/business-calendar';
import type { Role } from '#contracts/permissions';
import { CLOCK, type Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import type { Language } from '#kernel/language';
import { Book } from './book.ts';
import { openedCalendar } from './opened-calendar.ts';

export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  teamId: string | null;
  language: Language;
  timeZone: string;
  active: boolean;
  /** The most open cases that rules give to this person; null: what the policy says. */
  caseCap: number | null;
  /** When this person is on shift: the own calendar, else the team's; null: always. */
  shifts: BusinessCalendar | null;
  /** Times in which this person is away, those that are over left out. `to` null: until further notice. */
  absences: readonly { from: Date; to: Date | null }[];
}

/** Why somebody cannot be called now. */
export type Obstacle = 'inactive' | 'absent' | 'off-shift';

/** What keeps this person from being called; null: nothing does. */
export function obstacleOf({ active, absences, shifts }: Person, now: Date): Obstacle | null {
  if (!active) return 'inactive';
  if (absences.some(({ from, to }) => from <= now && (to === null || now < to))) return 'absent';
  return shifts && !shifts.isOpenAt(now) ? 'off-shift' : null;
}

/** Everybody who works here, and the teams, as they are right now. */
export class People {
  constructor(
    readonly everybody: readonly Person[],
    private readonly teams: ReadonlyMap<string, string>,
  ) {}

  /** The active person of this id; undefined when there is none. */
  active(id: string | null): Person | undefined {
    return this.everybody.find((person) => person.id === id && person.active);
  }

  /** @throws Refusal invalid when nobody active has this id */
  owner(id: string | null, field = 'ownerId'): Person | null {
    if (id === null) return null;
    const person = this.active(id);
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

  /** All teams, by name. */
  allTeams(): { id: string; name: string }[] {
    return [...this.teams].map(([id, name]) => ({ id, name }));
  }

  /** Active people of a role, those of the team first choice; without any in the team those of everywhere. */
  inRole(role: Role, teamId: string | null): Person[] {
    const all = this.everybody.filter((person) => person.role === role && person.active);
    const ofTeam = all.filter((person) => person.teamId === teamId);
    return ofTeam.length > 0 ? ofTeam : all;
  }

  /**
   * Those of a role who are there now: neither away nor off shift; those of the team first choice, without any of them
   * those of everywhere.
   */
  present(role: Role, teamId: string | null, now: Date): Person[] {
    const there = this.presentAnywhere(role, now);
    const ofTeam = there.filter((person) => person.teamId === teamId);
    return ofTeam.length > 0 ? ofTeam : there;
  }

  /** Those of a role who are there now, whatever their team. */
  presentAnywhere(role: Role, now: Date): Person[] {
    return this.everybody.filter((person) => person.role === role && obstacleOf(person, now) === null);
  }
}

interface AgentRow extends Omit<Person, 'shifts' | 'absences'> {
  calendar: CalendarDefinition | null;
  absences: { from: string; to: string | null }[] | null;
}

const AGENTS = `
SELECT a.id, a.name, a.email, a.role, a.team_id AS "teamId", a.language, a.time_zone AS "timeZone", a.active, a.case_cap AS "caseCap",
  (SELECT definition FROM calendar k WHERE k.id = coalesce(a.calendar_id, t.calendar_id)) AS calendar,
  (SELECT json_agg(json_build_object('from', x.starts_at, 'to', x.ends_at) ORDER BY x.starts_at)
   FROM absence x WHERE x.agent_id = a.id AND (x.ends_at IS NULL OR x.ends_at > $1)) AS absences
FROM agent a LEFT JOIN team t ON t.id = a.team_id ORDER BY a.name, a.id`;

/** Who works here, kept in memory for a moment because every complaint asks for its owner. */
@Injectable()
export class PeopleBook extends Book<People> {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super(clock);
  }

  protected async load(): Promise<People> {
    const [agents, teams] = await Promise.all([
      this.database.query<AgentRow[]>(AGENTS, [this.clock.now()]),
      this.database.query<{ id: string; name: string }[]>('SELECT id, name FROM team ORDER BY name, id'),
    ]);
    const everybody = agents.map(({ calendar, absences, ...agent }) => ({
      ...agent,
      shifts: calendar && openedCalendar(calendar),
      absences: (absences ?? []).map(({ from, to }) => ({
        from: new Date(from),
        to: to === null ? null : new Date(to),
      })),
    }));
    return new People(everybody, new Map(teams.map(({ id, name }) => [id, name])));
  }
}
