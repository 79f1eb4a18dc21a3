import { REPORT_NAMES, type ReportName } from '#contracts/reports';
import { OPEN } from '#database/entities/complaint';
import { searchQuery } from '#database/search-grams';
import { SELDOM } from './year/phrases.ts';

/** Something that people look at, and a bare count of the rows that it is about. */
export interface Reading {
  what: string;
  who: 'agent' | 'manager';
  path: string;
  bare: string;
}

const DAY = 86_400_000;

/** @param now reports end today */
export function readings(now: Date): Reading[] {
  const date = (at: Date) => at.toISOString().slice(0, 10);
  const days = (length: number) => ({ from: date(new Date(now.getTime() - (length - 1) * DAY)), to: date(now) });
  const [month, year] = [days(30), days(365)];
  const report = (name: ReportName, label: string, { from, to }: typeof month, more = ''): Reading => ({
    what: `report ${name}, ${label}`,
    who: 'manager',
    path: `/reports/${name}?from=${from}&to=${to}${more}`,
    bare: ROWS[name](`>= '${from}'`),
  });
  return [
    ...REPORT_NAMES.flatMap((name) => [
      report(name, 'a year', year),
      report(name, 'a year by month', year, definitionHasTime(name) ? '&groupBy=month' : '&groupBy=team'),
      report(name, 'a year of one category', year, '&category=category%203'),
      report(name, 'a month', month),
    ]),
    queue('the board', '/board', `SELECT count(*) FROM complaint WHERE ${OPEN}`, 'manager'),
    queue('counts of the views', '/complaints/counts', `SELECT count(*) FROM complaint WHERE ${OPEN}`),
    queue('counts of the views, every team', '/complaints/counts', `SELECT count(*) FROM complaint WHERE ${OPEN}`, 'manager'),
    queue('categories, places and tags', '/complaints/facets', LATEST),
    ...['all', 'mine', 'team', 'unassigned', 'due-soon', 'breached', 'awaiting-customer', 'promises', 'follow-ups', 'escalations', 'snoozed'].map((view) =>
      queue(`view ${view}`, `/complaints?view=${view}&limit=100`, FIRST, 'manager'),
    ),
    ...['dueAt', 'severity', '-updatedAt'].map((sort) => queue(`all open by ${sort}`, `/complaints?view=all&limit=100&sort=${sort}`, FIRST, 'manager')),
    ...CUSTOMERS.flatMap(([what, q, is]) => (['agent', 'manager'] as const).map((who) =>
      queue(`find a customer by ${what}, ${who}`, `/customers?q=${encodeURIComponent(q)}`, `SELECT count(*) FROM customer WHERE ${is}`, who),
    )),
    ...SEARCHES.flatMap(([what, q]) =>
      [['open ones', 'agent', '&view=all'], ['all cases', 'manager', '']].map(([where, who, more]): Reading => ({
        what: `search ${what}, ${where}`,
        who: who as Reading['who'],
        path: `/complaints?q=${encodeURIComponent(q!)}${more}&limit=100&sort=-receivedAt`,
        bare: `SELECT count(*) FROM complaint WHERE search @@ '${searchQuery(q!)!.replaceAll("'", "''")}'::tsquery`,
      })),
    ),
  ]; // prettier-ignore
}

const queue = (what: string, path: string, bare: string, who: Reading['who'] = 'agent'): Reading => ({
  what,
  who,
  path,
  bare,
});

/** What is typed, and as a comparison with everybody. */
const CUSTOMERS = [
  ['a part of the name', 'omer 1234', `name ILIKE '%omer 1234%' OR email ILIKE '%omer 1234%'`],
  ['what everybody has (c)', 'c', `name ILIKE '%c%' OR email ILIKE '%c%'`],
  ['a Chinese name (欧阳晓明)', '欧阳晓明', `name ILIKE '%欧阳晓明%' OR email ILIKE '%欧阳晓明%'`],
  ['a Chinese character (静)', '静', `name ILIKE '%静%' OR email ILIKE '%静%'`],
  ['an e-mail address', 'mer-12345@', `name ILIKE '%mer-12345@%' OR email ILIKE '%mer-12345@%'`],
  ['a telephone', '138 0001 2345', `name ILIKE '%138 0001 2345%' OR phone LIKE '%13800012345%'`],
  ['what nobody has', 'zeppelin', `name ILIKE '%zeppelin%' OR email ILIKE '%zeppelin%'`],
] as const;

const SEARCHES: readonly (readonly [what: string, q: string])[] = [
  ['a word of every second case (the)', 'the'],
  ['a common word (parcel)', 'parcel'],
  ['two words (parcel torn)', 'parcel torn'],
  ['a seldom word', SELDOM],
  ['a customer', 'customer-12345@seed'],
  ['an order number', '45678'],
  ['Chinese (退款)', '退款'],
  ['Chinese (窗帘划伤)', '窗帘划伤'],
  ['a misspelt word (parsel)', 'parsel'],
  ['the beginning of a word (p)', 'p'],
];

const FIRST = `SELECT count(*) FROM (SELECT FROM complaint WHERE ${OPEN} ORDER BY received_at, id LIMIT 100) c`;
const LATEST = `SELECT count(*) FROM (SELECT FROM complaint ORDER BY received_at DESC, id DESC LIMIT 5000) c`;

const definitionHasTime = (name: ReportName): boolean => name !== 'steps';

/** The rows that a report is made of; `since` is a condition on their time. */
const ROWS: Record<ReportName, (since: string) => string> = {
  volume: (since) =>
    `SELECT count(*) FROM complaint_event WHERE type IN ('status.changed', 'complaint.merged') AND at ${since}`,
  'in-time': (since) => `SELECT count(*) FROM clock WHERE coalesce(breached_at, stopped_at) ${since}`,
  times: (since) => `SELECT count(*) FROM complaint WHERE received_at ${since} OR resolved_at ${since}`,
  reopened: (since) => `SELECT count(*) FROM complaint_event WHERE type = 'status.changed' AND at ${since}`,
  causes: (since) => `SELECT count(*) FROM complaint WHERE received_at ${since}`,
  steps: (since) =>
    `SELECT count(*) FROM complaint_event WHERE type IN ('step.done', 'step.overridden') AND at ${since}`,
  satisfaction: (since) => `SELECT count(*) FROM follow_up WHERE sent_at ${since}`,
  promises: (since) => `SELECT count(*) FROM promise WHERE due_at ${since}`,
};
