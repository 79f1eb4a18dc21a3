import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BusinessCalendar } from '#calendar/business-calendar';
import type { Rung } from '#clocks/ladder';
import type { Policy } from '#clocks/policy';
import { regimeOf } from '#clocks/regimes';
import type { Severity } from '#contracts/complaint';
import type { Offering, PolicyConditions } from '#contracts/policy';
import { CalendarRow } from '#database/entities/calendar';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { Team } from '#database/entities/team';
import type { RuleKey } from '#journey/say-check/finding';
import { CLOCK, type Clock } from '#kernel/clock';
import { Book } from './book.ts';
import { openedCalendar } from './opened-calendar.ts';

/** A policy with all that it refers to. */
export interface OpenedPolicy extends Policy {
  /** Null: the complaint meets no policy, so nothing but its promises runs. */
  id: string | null;
  name: string;
  conditions: PolicyConditions;
  calendar: BusinessCalendar;
  calendarName: string;
  /** IANA zone of the calendar. */
  timeZone: string;
  rungs: readonly Rung[];
  /** How long a customer's escalation waits to be taken on, an ISO 8601 duration (elapsed). */
  acknowledgeWithin: string;
  followUps: FollowUps | null;
  /** How ownerless complaints are offered; null: they are not. */
  offering: Offering | null;
  /** After how long a case counts as silent, an ISO 8601 duration (elapsed); null: never. */
  silentAfter: string | null;
  /** Rules of the say-check that stop a message to a customer. */
  blockingSayRules: readonly RuleKey[];
}

export interface FollowUps {
  /** How long after the resolution, ISO 8601 durations (elapsed), ascending. */
  after: readonly string[];
  answerWithin: string;
}

/** What a policy's conditions look at. */
export interface PolicySubject {
  severity: Severity;
  category: string | null;
  channel: string;
  place: string | null;
  language: string;
  teamId: string | null;
  /** The calendar agreed with the customer, if there is one. */
  customerCalendarId?: string | null;
}

/** All policies in their order, read together so that they fit each other. */
export class Policies {
  constructor(
    private readonly ordered: readonly OpenedPolicy[],
    private readonly calendars: ReadonlyMap<string, OpenedCalendar>,
    private readonly teamCalendars: ReadonlyMap<string, string>,
    private readonly plans: readonly (FollowUps & { conditions: PolicyConditions })[],
    private readonly fallback: OpenedPolicy,
    /** Whether any customer has a calendar of their own: without, nobody need look. */
    readonly customersHaveCalendars: boolean,
  ) {}

  /**
   * The first policy whose conditions the complaint meets, with the calendar agreed with its customer, else that of its
   * team, else the policy's own.
   */
  for(subject: PolicySubject): OpenedPolicy {
    const policy = this.ordered.find(({ conditions }) => meets(subject, conditions)) ?? this.fallback;
    const calendarId = subject.customerCalendarId ?? this.teamCalendars.get(subject.teamId ?? '');
    const own = calendarId === undefined ? undefined : this.calendars.get(calendarId);
    // A policy without follow-ups has none, whatever plans there are.
    const plan = policy.followUps && this.plans.find(({ conditions }) => meets(subject, conditions));
    return own || plan ? { ...policy, ...own, followUps: plan ?? policy.followUps } : policy;
  }
}

interface OpenedCalendar {
  calendar: BusinessCalendar;
  calendarName: string;
  timeZone: string;
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
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(clock);
  }

  protected load(): Promise<Policies> {
    // All of one moment: a policy that was read before its ladder was exchanged and removed had none, and everything failed.
    return this.database.transaction('REPEATABLE READ', (manager) => this.read(manager));
  }

  /** The policies as this transaction sees them, with changes that it has not committed. */
  async read(manager: EntityManager): Promise<Policies> {
    // One after the other: inside a transaction they share one connection.
    const policies = await manager.find(PolicyRow, { order: { position: 'ASC', name: 'ASC' } });
    const rows = await manager.find(CalendarRow);
    const ladders = await manager.find(Ladder);
    const plans = await manager.find(FollowUpPlan, { order: { position: 'ASC', name: 'ASC' } });
    const teams = await manager.find(Team);
    const [{ customersHaveCalendars }] = await manager.query<[{ customersHaveCalendars: boolean }]>(
      'SELECT EXISTS (SELECT FROM customer WHERE calendar_id IS NOT NULL) AS "customersHaveCalendars"',
    );
    const calendars = new Map(
      rows.map(({ id, name, definition }) => [
        id,
        { calendar: openedCalendar(definition), calendarName: name, timeZone: definition.timeZone },
      ]),
    );
    const opened = policies.map(({ regime, ...row }): OpenedPolicy => {
      const ladder = ladders.find(({ id }) => id === row.ladderId)!;
      return {
        ...row,
        ...calendars.get(row.calendarId)!,
        regime: regimeOf(regime),
        rungs: ladder.rungs,
        acknowledgeWithin: ladder.acknowledgeWithin,
        followUps: plans.find(({ id }) => id === row.followUpPlanId) ?? null,
      };
    });
    const ofTeams = new Map(teams.flatMap(({ id, calendarId }) => (calendarId ? [[id, calendarId] as const] : [])));
    // Plans without conditions serve only where a policy names them.
    const choosy = plans.filter(({ conditions }) => Object.keys(conditions).length > 0);
    return new Policies(opened, calendars, ofTeams, choosy, this.fallback(), customersHaveCalendars);
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
      calendar: openedCalendar(everyHour as CalendarRow['definition']),
      calendarName: 'Every hour',
      timeZone: 'UTC',
      rungs: [],
      acknowledgeWithin: 'PT1H',
      followUps: null,
      offering: null,
      silentAfter: null,
      blockingSayRules: [],
    };
  }
}
