import type { EntityManager } from 'typeorm';
import type { CalendarDefinition, HolidayRule } from '#calendar/business-calendar';
import type { Role } from '#contracts/permissions';
import { Agent } from '#database/entities/agent';
import { Team } from '#database/entities/team';
import { newId } from '#kernel/ids';
import { writeCannedReplies } from './canned-replies.ts';
import { namedRow } from '../named-row.ts';
import type { Language } from '#kernel/language';

const HOUR = 60 * 60_000;

/** A small shop for home furnishings, with a desk in London and one in Shanghai. Nobody in it is a real person. */
const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const nineToSix = (timeZone: string, holidays: HolidayRule): CalendarDefinition => ({
  timeZone,
  shifts: [{ days: [...WORKDAYS], from: '09:00', to: '18:00' }],
  holidays,
});

export const DESKS = {
  english: {
    team: 'English desk',
    calendar: 'London office',
    definition: nineToSix('Europe/London', { country: 'GB', region: 'ENG', language: 'en' }),
  },
  chinese: {
    team: '中文客服组',
    calendar: '上海办公时间',
    definition: nineToSix('Asia/Shanghai', { country: 'CN', language: 'zh' }),
  },
} as const;
export type Desk = keyof typeof DESKS;

interface DemoPerson {
  email: string;
  name: string;
  role: Role;
  desk: Desk | null;
  language: Language;
  timeZone: string;
}

export const PEOPLE = {
  nora: {
    email: 'agent@demo.example',
    name: 'Nora Ellis',
    role: 'agent',
    desk: 'english',
    language: 'en',
    timeZone: 'Europe/London',
  },
  tom: {
    email: 'tom@demo.example',
    name: 'Tom Hartley',
    role: 'agent',
    desk: 'english',
    language: 'en',
    timeZone: 'Europe/London',
  },
  xiaoyu: {
    email: 'xiaoyu@demo.example',
    name: '林小雨',
    role: 'agent',
    desk: 'chinese',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  siyuan: {
    email: 'siyuan@demo.example',
    name: '陈思远',
    role: 'agent',
    desk: 'chinese',
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  grace: {
    email: 'supervisor@demo.example',
    name: 'Grace Holm',
    role: 'supervisor',
    desk: null,
    language: 'en',
    timeZone: 'Europe/London',
  },
  martin: {
    email: 'manager@demo.example',
    name: 'Martin Weller',
    role: 'manager',
    desk: null,
    language: 'en',
    timeZone: 'Europe/London',
  },
} as const satisfies Record<string, DemoPerson>;
export type PersonKey = keyof typeof PEOPLE;

/** Whom visitors find away on the board, from when and until when, counted in time from the present. */
export const AWAY = { who: 'tom', since: 20 * HOUR, back: 3 * 24 * HOUR, reason: 'Annual leave' } as const;

const POLICY = {
  name: 'Demo company',
  // Before the starter policy.
  position: 10,
  targets: {
    'first-response': { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' },
    'next-response': { low: 'PT9H', normal: 'PT9H', high: 'PT4H', critical: 'PT2H' },
    resolution: { low: 'PT45H', normal: 'PT27H', high: 'PT18H', critical: 'PT9H' },
  },
  ladder: {
    name: 'Demo: owner, supervisor, manager',
    rungs: [
      { key: 'warn-owner', at: '75%', action: 'notify', to: 'owner' },
      { key: 'call-supervisor', at: 'PT0S', action: 'notify', to: 'supervisor' },
      { key: 'call-manager', at: '+PT1H', action: 'notify', to: 'manager' },
    ],
  },
  offering: { answerWithin: 'PT15M', cap: 25 },
  silentAfter: 'P3D',
  followUps: { name: 'Demo: after 3 and 14 days', after: ['P3D', 'P14D'], answerWithin: 'P7D' },
};

/** Ids of what was founded. */
export interface Company {
  people: Readonly<Record<PersonKey, { id: string; teamId: string | null }>>;
  teams: Readonly<Record<Desk, string>>;
}

/**
 * Founds the company: policy, desks, people. Nobody can sign in yet; the empty password also tells that the demo is not
 * complete.
 */
export async function foundCompany(manager: EntityManager, at: Date): Promise<Company> {
  const calendars = {
    english: await namedRow(manager, 'calendar', DESKS.english.calendar, { definition: DESKS.english.definition }),
    chinese: await namedRow(manager, 'calendar', DESKS.chinese.calendar, { definition: DESKS.chinese.definition }),
  };
  const ladderId = await namedRow(manager, 'ladder', POLICY.ladder.name, { rungs: POLICY.ladder.rungs });
  const { after, answerWithin } = POLICY.followUps;
  const planId = await namedRow(manager, 'follow_up_plan', POLICY.followUps.name, {
    after,
    answer_within: answerWithin,
  });
  await namedRow(manager, 'policy', POLICY.name, {
    position: POLICY.position,
    conditions: {},
    targets: POLICY.targets,
    counting: {},
    offering: POLICY.offering,
    silent_after: POLICY.silentAfter,
    calendar_id: calendars.english,
    ladder_id: ladderId,
    follow_up_plan_id: planId,
  });
  const teams = { english: newId(), chinese: newId() };
  for (const desk of ['english', 'chinese'] as const)
    await manager.insert(Team, { id: teams[desk], name: DESKS[desk].team, calendarId: calendars[desk] });
  const people = Object.entries<DemoPerson>(PEOPLE).map(([key, { desk, ...facts }]) => ({
    key,
    ...facts,
    id: newId(),
    teamId: desk && teams[desk],
  }));
  await manager.insert(
    Agent,
    people.map(({ key: _, ...facts }) => ({ ...facts, passwordHash: '', active: true, createdAt: at })),
  );
  await writeCannedReplies(manager);
  const ids = Object.fromEntries(
    people.map(({ key, id, teamId }) => [key, { id, teamId }]),
  ) as unknown as Company['people'];
  return { people: ids, teams };
}
