import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { systemActor } from '#contracts/actor';
import type { ExportRecord } from '#contracts/export-record';
import type { ImportRecord } from '#contracts/import-record';
import { JOB_NAMES, JOBS } from '#contracts/jobs';
import { dataSource } from '#database/data-source';
import { exportSource } from '#database/queries/export-complaints';
import { listComplaints } from '#database/queries/list-complaints';
import { Doorbell } from '#database/doorbell';
import { newId } from '#kernel/ids';
import { freshDatabase, type TestDatabase } from '../../test/support/postgres.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { FieldBook } from './field-book.ts';
import { ImportComplaints } from './import-complaints.ts';
import { LogComplaint } from './log-complaint.ts';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { installStarterPolicy } from './starter-policy.ts';

/** A Friday, 10:00 in the office hours of the starter policy. */
const NOW = new Date('2026-11-20T10:00:00Z');
const clock = { now: () => NOW };

let home: TestDatabase;
let database: DataSource;
let target: ImportComplaints;

beforeAll(async () => {
  home = await freshDatabase();
  database = await dataSource(home.url).initialize();
  await installStarterPolicy(database);
});
afterAll(async () => {
  await database.destroy();
  await home.drop();
});
beforeEach(async () => {
  await database.query('TRUNCATE complaint, customer CASCADE');
  target = new ImportComplaints(database, clock, 'import:test.csv');
});

let count = 0;
function record(changes: Partial<ImportRecord> = {}): ImportRecord {
  return {
    externalId: `T-${++count}`,
    source: 'old-desk',
    customer: { name: 'Li Wei' },
    channel: 'web',
    language: 'en',
    words: 'The kettle never worked.',
    severity: 'normal',
    receivedAt: new Date('2019-03-01T08:00:00.123Z'),
    status: 'closed',
    tags: [],
    customFields: {},
    messages: [],
    ...changes,
  };
}

async function exported(from: DataSource = database): Promise<ExportRecord[]> {
  const all: ExportRecord[] = [];
  for await (const one of exportSource(from).complaints()) all.push(one);
  return all;
}

async function due(): Promise<Record<string, number>> {
  const entries = Object.entries(JOBS).map(async ([name, { table, where }]) => {
    const [{ n }] = await database.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM ${table} WHERE next_at IS NOT NULL AND ${where}`,
    );
    return [name, n] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('a settled case', () => {
  test.each(['resolved', 'closed'] as const)(
    'that is %s has nothing due of any kind, no clock and no mail',
    async (status) => {
      const messages: ImportRecord['messages'] = [
        { direction: 'in', body: 'Still broken.', at: new Date('2019-03-02T08:00:00Z') },
        { direction: 'out', body: 'We sent a new one.', at: new Date('2019-03-03T08:00:00Z') },
      ];
      const customer = { name: 'Li Wei', email: 'li.wei@customer.example' };
      await target.store([
        record({ status, customer, messages, resolvedAt: new Date('2019-03-04T08:00:00Z') }),
        record({ status, messages }),
      ]);
      expect(await due()).toEqual(Object.fromEntries(JOB_NAMES.map((name) => [name, 0])));
      for (const table of ['clock', 'follow_up', 'mail', 'outbox', 'escalation', 'notification']) {
        expect(await database.query(`SELECT count(*)::int AS n FROM ${table}`)).toEqual([{ n: 0 }]);
      }
    },
  );

  test('keeps its own times, and a closing time that is not known stays unknown', async () => {
    await target.store([
      record({ resolvedAt: new Date('2019-03-04T08:00:00Z') }),
      record({ closedAt: new Date('2019-03-05T08:00:00Z') }),
      record(),
    ]);
    const times = (await exported()).map(({ receivedAt, resolvedAt, closedAt }) =>
      [receivedAt, resolvedAt, closedAt].map((at) => at?.toISOString()),
    );
    expect(times).toEqual([
      ['2019-03-01T08:00:00.123Z', '2019-03-04T08:00:00.000Z', undefined],
      ['2019-03-01T08:00:00.123Z', undefined, '2019-03-05T08:00:00.000Z'],
      ['2019-03-01T08:00:00.123Z', undefined, undefined],
    ]);
  });

  test('has the year of its receipt in its reference, in UTC', async () => {
    await target.store([record({ receivedAt: new Date('2019-12-31T23:59:59Z') })]);
    expect((await exported())[0]!.reference).toMatch(/^C-2019-\d{6,}$/);
  });

  test('has a history of what is known, by the import, at its own times', async () => {
    const messages: ImportRecord['messages'] = [
      { direction: 'out', body: 'Sorry.', at: new Date('2019-03-03T08:00:00Z'), author: 'Anna' },
    ];
    await target.store([
      record({ messages, resolvedAt: new Date('2019-03-02T08:00:00Z'), closedAt: new Date('2019-03-04T08:00:00Z') }),
    ]);
    const events = await database.query<
      { type: string; at: Date; actor_kind: string; origin: string; data: { to?: string } }[]
    >('SELECT * FROM complaint_event ORDER BY id');
    expect(events.map(({ type, at, data }) => [type, at.toISOString(), data.to])).toEqual([
      ['complaint.logged', NOW.toISOString(), undefined],
      ['status.changed', '2019-03-02T08:00:00.000Z', 'resolved'],
      ['message.added', '2019-03-03T08:00:00.000Z', undefined],
      ['status.changed', '2019-03-04T08:00:00.000Z', 'closed'],
    ]);
    expect(await database.query('SELECT author_name FROM message')).toEqual([{ author_name: 'Anna' }]);
    expect(new Set(events.map(({ actor_kind, origin }) => `${actor_kind} ${origin}`))).toEqual(
      new Set(['import import:test.csv']),
    );
  });
});

describe('a case that is still open', () => {
  const clocks = () =>
    database.query<{ kind: string; state: string; due_at: Date | null; next_at: Date | null }[]>(
      'SELECT kind, state, due_at, next_at FROM clock ORDER BY kind',
    );

  test('is owed its time from the import on, however old it is', async () => {
    await target.store([record({ status: 'open' })]);
    expect(await clocks()).toEqual([
      {
        kind: 'first-response',
        state: 'running',
        due_at: new Date('2026-11-20T14:00:00Z'),
        next_at: new Date('2026-11-20T13:00:00Z'),
      },
      { kind: 'resolution', state: 'running', due_at: new Date('2026-11-27T10:00:00Z'), next_at: expect.any(Date) },
    ]);
  });

  test('that was answered before owes no first answer', async () => {
    await target.store([
      record({
        status: 'open',
        messages: [{ direction: 'out', body: 'We look into it.', at: new Date('2019-03-02T08:00:00Z') }],
      }),
    ]);
    expect((await clocks()).map(({ kind, state, next_at }) => [kind, state, next_at !== null])).toEqual([
      ['first-response', 'met', false],
      ['resolution', 'running', true],
    ]);
  });

  test('that awaits the customer stands still', async () => {
    await target.store([record({ status: 'pending' })]);
    expect((await clocks()).map(({ kind, state }) => [kind, state])).toEqual([
      ['first-response', 'running'],
      ['resolution', 'paused'],
    ]);
  });

  test('has the same clocks after the next change, when they are derived from its history anew', async () => {
    await target.store([
      record({
        status: 'open',
        messages: [{ direction: 'out', body: 'We look into it.', at: new Date('2019-03-02T08:00:00Z') }],
      }),
    ]);
    const before = await clocks();
    const [{ reference }] = (await exported()) as [ExportRecord];
    const changes = new ChangeComplaint(database, new PolicyBook(database, clock), clock, new Doorbell(database));
    await changes.run({ reference }, systemActor('test'), async (work) => {
      work.clocksChanged = true;
    });
    expect(await clocks()).toEqual(before);
  });

  test('keeps times that only a settled case has in its custom fields', async () => {
    await target.store([
      record({ status: 'open', resolvedAt: new Date('2019-03-04T08:00:00Z'), customFields: { resolvedAt: 'theirs' } }),
    ]);
    expect((await exported())[0]).toMatchObject({
      customFields: { resolvedAt: 'theirs', 'resolvedAt (2)': '2019-03-04T08:00:00.000Z' },
    });
  });
});

describe('customers', () => {
  const customers = () =>
    database.query<object[]>('SELECT name, email, phone, external_id FROM customer ORDER BY name');

  test('are known by the id of their source, else by e-mail, else by telephone, within a batch and between batches', async () => {
    const batch = () => [
      record({ customer: { name: 'Ann', externalId: 'desk:1', email: 'Ann@Customer.example' } }),
      record({ customer: { name: 'Ann', email: 'ann@customer.example' } }),
      record({ customer: { name: 'Ann', externalId: 'desk:1' } }),
      record({ customer: { name: 'Ben', phone: '+44 7700 900123' } }),
      record({ customer: { name: 'Ben', phone: '+447700900123', externalId: 'desk:2' } }),
    ];
    await target.store(batch());
    await target.store(batch());
    expect(await customers()).toEqual([
      { name: 'Ann', email: 'ann@customer.example', phone: null, external_id: 'desk:1' },
      { name: 'Ben', email: null, phone: '+447700900123', external_id: 'desk:2' },
    ]);
  });

  test('whom the source tells apart are not joined by a shared telephone; the second number stays with the case', async () => {
    await target.store([
      record({ customer: { name: 'Ann', externalId: 'desk:1', phone: '+447700900123' } }),
      record({ customer: { name: 'Ben', externalId: 'desk:2', phone: '+447700900123' } }),
    ]);
    expect(await customers()).toMatchObject([
      { name: 'Ann', phone: '+447700900123' },
      { name: 'Ben', phone: null },
    ]);
    expect((await exported())[1]!.customFields).toEqual({ 'customer.phone': '+447700900123' });
  });

  test('are not renamed: what a later row says otherwise stays with its case', async () => {
    await target.store([record({ customer: { name: 'Li Wei', email: 'li@customer.example' } })]);
    await target.store([record({ customer: { name: '李伟', email: 'LI@customer.example' } })]);
    expect(await customers()).toMatchObject([{ name: 'Li Wei' }]);
    expect((await exported())[1]!.customFields).toEqual({
      'customer.name': '李伟',
      'customer.email': 'LI@customer.example',
    });
  });

  test('without anything to know them by are new each time', async () => {
    await target.store([record(), record()]);
    expect(await customers()).toHaveLength(2);
  });
});

describe('the same again', () => {
  test('is known and stored once, also when several imports run at once', async () => {
    const batch = Array.from({ length: 60 }, () =>
      record({
        customer: { name: 'Ann', email: 'ann@customer.example' },
        messages: [{ direction: 'in', body: 'Hello?', at: NOW }],
      }),
    );
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => new ImportComplaints(database, clock, 'import:same').store(batch)),
    );
    expect(outcomes.map(({ stored, known }) => stored + known)).toEqual([60, 60, 60]);
    expect(outcomes.reduce((sum, { stored }) => sum + stored, 0)).toBe(60);
    expect(await exported()).toHaveLength(60);
    expect(await database.query('SELECT count(*)::int AS n FROM message')).toEqual([{ n: 60 }]);
    expect(await database.query('SELECT count(*)::int AS n FROM complaint_event')).toEqual([{ n: 120 }]);
    expect(await target.existing('old-desk', [batch[0]!.externalId, 'unheard of'])).toEqual(
      new Set([batch[0]!.externalId]),
    );
  });

  test('of a case that was logged here is known by our reference, and unknown when it only bears the same number', async () => {
    const doorbell = new Doorbell(database);
    const logging = new LogComplaint(
      database,
      new PolicyBook(database, clock),
      new PeopleBook(database, clock),
      new FieldBook(database, clock),
      clock,
      doorbell,
    );
    const body = { customer: { name: 'Ann' }, channel: 'phone', words: 'Late again.' } as const;
    const file = await logging.log(body, systemActor('test'), newId());
    const own = record({ externalId: file.complaint.reference, source: 'api', receivedAt: NOW });
    expect(await target.store([own])).toMatchObject({ stored: 0, known: 1 });
    expect(await target.store([{ ...own, receivedAt: new Date('2026-11-20T09:00:00Z') }])).toMatchObject({
      stored: 1,
      known: 0,
    });
  });
});

test('what is exported and taken in elsewhere is exported there as it was, but for its reference', async () => {
  const awkward = '  "lines"\r\nand\ttabs; =1+1, 🙂 投诉\u3000e\u0301\u2028 ';
  await target.store([
    record({
      words: awkward, subject: awkward, category: 'Billing', place: '上海', language: 'zh-CN', severity: 'critical', channel: 'letter',
      customer: { name: awkward, email: 'li@customer.example', phone: '+8613800000000', externalId: 'desk:9' },
      tags: ['b', 'a, "c"'], customFields: { z: 1.5, a: awkward, yes: true, nothing: null, empty: '' },
      resolvedAt: new Date('2019-03-04T08:00:00Z'), closedAt: new Date('2019-03-05T08:00:00.001Z'),
      messages: [{ direction: 'in', body: awkward, at: new Date('2019-03-02T08:00:00Z') }, { direction: 'note', body: 'n', at: new Date('2019-03-02T08:00:00Z'), author: 'Anna' }],
    }),
    record(),
  ]); // prettier-ignore
  const before = await exported();
  const other = await freshDatabase();
  const elsewhere = await dataSource(other.url).initialize();
  try {
    const records = before.map(({ reference: _, ...rest }) => rest as ImportRecord);
    await new ImportComplaints(elsewhere, clock, 'import:moved').store(records);
    const unnamed = (all: ExportRecord[]) => all.map(({ reference: _, ...rest }) => rest);
    expect(unnamed(await exported(elsewhere))).toStrictEqual(unnamed(before));
  } finally {
    await elsewhere.destroy();
    await other.drop();
  }
});

test('imported words and messages are found in both languages, also inside words', async () => {
  await target.store([
    record({ words: '水管漏水，一直没有人来修', messages: [{ direction: 'out', body: '维修人员明天上门', at: NOW }] }),
    record({ words: 'The thermostat is broken' }),
  ]);
  const find = async (q: string) =>
    (await listComplaints(database.manager, { q }, systemActor(null), NOW)).items.map(({ excerpt }) =>
      excerpt.slice(0, 4),
    );
  expect(await find('漏水')).toEqual(['水管漏水']);
  expect(await find('上门')).toEqual(['水管漏水']);
  expect(await find('ermosta')).toEqual(['The ']);
});
