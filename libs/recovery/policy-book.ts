import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { openCalendar, type BusinessCalendar } from '#calendar/business-calendar';
import type { Rung } from '#clocks/ladder';
import type { Policy } from '#clocks/policy';
import type { Severity } from '#contracts/complaint';
import type { PolicyConditions } from '#contracts/policy';
import { CalendarRow } from '#database/entities/calendar';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { Team } from '#database/entities/team';
import type { RuleKey } from '#journey/say-check/finding';
import { CLOCK, type Clock } from '#kernel/clock';
import { Book } from './book.ts';

/** A policy with all that it refers to. */
export interface OpenedPolicy extends Policy {
  /** Null: the complaint meets no policy, so nothing but its promises runs. */
  id: string | null;
  name: string;
  conditions: PolicyConditions;
  calendar: BusinessCalendar;
  /** IANA zone of the calendar. */
  timeZone: string;
  rungs: readonly Rung[];
  followUps: { after: readonly string[]; answerWithin: string } | null;
  /** Rules of the say-check that stop a message to a customer. */
  blockingSayRules: readonly RuleKey[];
}

/** What a policy's conditions look at. */
export interface PolicySubject {
  severity: Severity;
  category: string | null;
  channel: string;
  place: string | null;
  language: string;
  teamId: string | null;
}

/** All policies in their order, read together so that they fit each other. */
export class Policies {
  constructor(
    private readonly ordered: readonly OpenedPolicy[],
    private readonly teamCalendars: ReadonlyMap<string, { calendar: BusinessCalendar; timeZone: string }>,
    private readonly fallback: OpenedPolicy,
  ) {}

  /** The first policy whose conditions the complaint meets, with the calendar of its team if the team has one. */
  for(subject: PolicySubject): OpenedPolicy {
    const policy = this.ordered.find(({ conditions }) => meets(subject, conditions)) ?? this.fallback;
    const own = subject.teamId === null ? undefined : this.teamCalendars.get(subject.teamId);
    return own ? { ...policy, ...own } : policy;
  }
}

function meets(subject: PolicySubject, conditions: PolicyConditions): boolean {
  const holds = (wanted: readonly string[] | undefined, value: string | null) =>
    !wanted || (value !== null && wanted.includes(value));
  return (
    holds(conditions.severities, subject.severity) &&
    holds(conditions.categories, subject.category) &&
    holds(conditions.channels, subject.channel) &&
    holds(conditions.places, subject.place) &&
    holds(conditions.languages, subject.language) &&
    holds(conditions.teamIds, subject.teamId)
  );
}

/** The policies as they are in the database, kept in memory for a moment because every complaint asks for them. */
@Injectable()
export class PolicyBook extends Book<Policies> {
  private readonly calendars = new Map<string, BusinessCalendar>();

  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(clock);
  }

  protected async load(): Promise<Policies> {
    const { manager } = this.database;
    const [policies, calendars, ladders, plans, teams] = await Promise.all([
      manager.find(PolicyRow, { order: { position: 'ASC', name: 'ASC' } }),
      manager.find(CalendarRow),
      manager.find(Ladder),
      manager.find(FollowUpPlan),
      manager.find(Team),
    ]);
    const calendarOf = (id: string) => {
      const { definition } = calendars.find((row) => row.id === id)!;
      return { calendar: this.open(definition), timeZone: definition.timeZone };
    };
    const opened = policies.map((row): OpenedPolicy => {
      const plan = plans.find(({ id }) => id === row.followUpPlanId);
      return {
        ...row,
        ...calendarOf(row.calendarId),
        rungs: ladders.find(({ id }) => id === row.ladderId)!.rungs,
        followUps: plan ? { after: plan.after, answerWithin: plan.answerWithin } : null,
      };
    });
    const own = new Map(
      teams.flatMap((team) => (team.calendarId ? [[team.id, calendarOf(team.calendarId)] as const] : [])),
    );
    return new Policies(opened, own, this.fallback());
  }

  /** Calendars remember the days that they have worked out, so the same definition keeps the same calendar. */
  private open(definition: CalendarRow['definition']): BusinessCalendar {
    const key = JSON.stringify(definition);
    const known = this.calendars.get(key);
    if (known) return known;
    const calendar = openCalendar(definition);
    this.calendars.set(key, calendar);
    return calendar;
  }

  private fallback(): OpenedPolicy {
    const everyHour = {
      timeZone: 'UTC',
      shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
    };
    return {
      id: null,
      name: 'No policy',
      conditions: {},
      targets: {},
      calendar: this.open(everyHour as CalendarRow['definition']),
      timeZone: 'UTC',
      rungs: [],
      followUps: null,
      blockingSayRules: [],
    };
  }
}
