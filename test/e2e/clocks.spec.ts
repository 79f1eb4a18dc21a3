import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { REGIME_KEYS } from '#clocks/regime-presets';
import { ReachRungs } from '#recovery/reach-rungs';
import { RecalculateClocks } from '#recovery/recalculate-clocks';
import { FRIDAY, TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

interface Explained {
  id: string;
  kind: string;
  ordinal: number;
  state: string;
  open: boolean;
  startedAt: string;
  dueAt: string | null;
  summary: string;
  within: object | null;
  explanation: { counted: boolean; why: string; name?: string }[];
  log: { type: string; at: string; dueAt: string | null; eventId: string | null }[];
}
type Body = Record<string, unknown> & { id: string };

const HOUR = 3_600_000;
const clocksOf = async (reference: string, language = 'en'): Promise<Explained[]> => {
  const asked = api.as('agent').get(`complaints/${reference}/clocks`).set('Accept-Language', language);
  return ((await asked.expect(200)).body as { items: Explained[] }).items;
};
const clock = async (reference: string, kind: string, ordinal = 1): Promise<Explained> =>
  (await clocksOf(reference)).find((one) => one.kind === kind && one.ordinal === ordinal)!;
const kinds = async (reference: string) => (await clocksOf(reference)).map(({ kind, ordinal }) => `${kind} ${ordinal}`);
const say = (reference: string, kind: string, body: string) =>
  api.as('agent').post(`complaints/${reference}/messages`).send({ kind, body }).expect(201);
const move = (reference: string, status: string) =>
  api.as('supervisor').post(`complaints/${reference}/status`).send({ status, override: 'For the test.' }).expect(200);
const starter = async (): Promise<Omit<Body, 'id'>> => {
  const { items } = (await api.as('manager').get('policies')).body as { items: Body[] };
  const { id: _, version: __, ...policy } = items.find(({ name }) => name === 'Everybody')!;
  return policy;
};
const policyFor = async (category: string, rest: object) =>
  api
    .as('manager')
    .post('policies')
    .send({ ...(await starter()), name: category, position: 1, conditions: { categories: [category] }, ...rest });
const dueRows = (reference: string) =>
  api.rows(
    'SELECT k.kind FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1 AND k.next_at IS NOT NULL',
    [reference],
  );

describe('regimes', () => {
  test.each([
    ['en', /eight weeks/, 'regulatory final response'],
    ['zh-CN', /八周/, '监管：最终答复'],
  ])('are listed with their obligations, sources and windows, in %s', async (language, about, clockName) => {
    const { body } = await api.as('agent').get('regimes').set('Accept-Language', language).expect(200);
    const { items, standards } = body as {
      items: { key: string; about: string; obligations: object[] }[];
      standards: object[];
    };
    expect(items.map(({ key }) => key)).toEqual(REGIME_KEYS);
    expect(items[0]!.about).toMatch(about);
    expect(items[0]!.obligations).toEqual([
      expect.objectContaining({ clock: 'regulatory-acknowledgement', within: { businessDays: 3 }, isWindow: false }),
      expect.objectContaining({ clock: 'regulatory-summary', source: 'DISP 1.5.1R', isWindow: true }),
      expect.objectContaining({ clockName, within: { calendarDays: 56 } }),
    ]);
    expect(standards).toContainEqual(
      expect.objectContaining({ key: 'web-message', within: 'PT5M', clocks: ['first-response', 'next-response'] }),
    );
  });

  test('are named by a policy or written into it, and read back as they were given', async () => {
    const own = { name: 'Ours', obligations: [{ clock: 'regulatory-response', within: { calendarDays: 10 } }] };
    const rest = { offering: { answerWithin: 'PT15M', cap: 12 }, silentAfter: 'P3D' };
    for (const [name, regime] of [
      ['preset', 'us-cfpb'],
      ['own', own],
      ['none', null],
    ] as const) {
      const { body } = await policyFor(`read-${name}`, { regime, ...rest }).then((response) => response);
      expect(body).toMatchObject({ regime, ...rest });
      const { body: read } = await api
        .as('agent')
        .get(`policies/${(body as Body).id}`)
        .expect(200);
      expect(read).toMatchObject({ regime, ...rest });
    }
  });

  test.each<[object, string]>([
    [{ regime: 'mars' }, 'regime'],
    [{ regime: 7 }, 'regime'],
    [{ regime: { name: 'x', obligations: [] } }, 'regime.obligations'],
    [
      { regime: { name: 'x', obligations: [{ clock: 'regulatory-response', within: { businessDays: -1 } }] } },
      'regime.obligations.0.within.businessDays',
    ],
    [{ offering: { answerWithin: 'PT0S', cap: 1 } }, 'offering.answerWithin'],
    [{ offering: { answerWithin: 'PT5M', cap: 0 } }, 'offering.cap'],
    [{ silentAfter: 'soon' }, 'silentAfter'],
    [{ silentAfter: 'PT0S' }, 'silentAfter'],
    [{ targets: { 'next-updat': {} } }, 'targets.next-updat'],
  ])('a policy with %j is refused, naming the field', async (rest, field) => {
    const { status, body } = await policyFor('wrong', rest);
    expect([status, (body as { errors: { field: string }[] }).errors[0]!.field]).toEqual([400, field]);
  });

  test('set clocks in days that explain themselves, and pause for nothing', async () => {
    await policyFor('payments', { regime: 'uk-fca-disp-payment', targets: {} }).then(({ status }) =>
      expect(status).toBe(201),
    );
    const reference = await api.log('agent', { category: 'payments' });
    await move(reference, 'pending');
    const response = await clock(reference, 'regulatory-response');
    expect(response).toMatchObject({
      state: 'running',
      within: { businessDays: 15 },
      dueAt: '2026-12-11T17:00:00.000Z',
      log: [{ type: 'started', at: FRIDAY.toISOString(), dueAt: '2026-12-11T17:00:00.000Z' }],
    });
    expect(response.summary).toContain('15 business days (Office hours, UTC) after Fri, 20 Nov 2026');
    expect(response.explanation.filter(({ counted }) => counted)).toHaveLength(15);
    expect(response.explanation[0]).toMatchObject({ why: 'day-of-receipt', counted: false });
    const chinese = (await clocksOf(reference, 'zh-CN')).find(({ kind }) => kind === 'regulatory-response');
    expect(chinese!.summary).toContain('15 个工作日');
    await say(reference, 'to-customer', 'We are sorry. We look into it until Monday.');
    expect(await clock(reference, 'regulatory-response')).toMatchObject({ state: 'met' });
    expect(await clock(reference, 'regulatory-resolution')).toMatchObject({ state: 'running' });
  });
});

describe('the log of a clock', () => {
  test('names the event of the history behind each turn', async () => {
    const reference = await api.log();
    await move(reference, 'pending');
    api.wait(HOUR);
    await move(reference, 'open');
    api.wait(HOUR);
    await api.as('supervisor').patch(`complaints/${reference}`).send({ severity: 'high' }).expect(200);
    await move(reference, 'resolved');
    const { log } = await clock(reference, 'resolution');
    const { items: events } = (await api.as('agent').get(`complaints/${reference}/events`)).body as { items: Body[] };
    const typeOf = (eventId: string | null) => events.find(({ id }) => id === eventId)?.type;
    expect(log.map(({ type, eventId }) => [type, typeOf(eventId)])).toEqual([
      ['started', 'complaint.logged'],
      ['paused', 'status.changed'],
      ['resumed', 'status.changed'],
      ['moved', 'complaint.edited'],
      ['met', 'status.changed'],
    ]);
    expect(log[1]!.dueAt).toBeNull();
  });

  test('a breach is in it with its event, and in the sentence', async () => {
    const reference = await api.log('agent', { severity: 'critical' });
    api.wait(2 * HOUR);
    await say(reference, 'note', 'Still looking.');
    const first = await clock(reference, 'first-response');
    expect(first).toMatchObject({ state: 'breached', open: true });
    expect(first.summary).toMatch(
      /^First response: 1 h of business time \(Office hours, UTC\) from .*; late since .*\.$/,
    );
    const { items: events } = (await api.as('agent').get(`complaints/${reference}/events`)).body as { items: Body[] };
    const breach = first.log.find(({ type }) => type === 'breached')!;
    expect(breach.at).toBe(first.dueAt);
    expect(events.find(({ id }) => id === breach.eventId)?.type).toBe('clock.breached');
  });
});

describe('who has to answer whom', () => {
  test('a question after our answer starts the next response; our answer to it ends the chase (zammad #3140)', async () => {
    const reference = await api.log();
    await say(reference, 'to-customer', 'I am sorry for that. I look into it today.');
    expect(await kinds(reference)).not.toContain('next-response 1');
    api.wait(60_000);
    await say(reference, 'from-customer', 'And what about the second invoice?');
    expect(await clock(reference, 'next-response')).toMatchObject({
      state: 'running',
      startedAt: api.now.toISOString(),
    });
    api.wait(60_000);
    await say(reference, 'to-customer', 'Both will be corrected.');
    expect(await clock(reference, 'next-response')).toMatchObject({ state: 'met' });
    expect((await dueRows(reference)).map(({ kind }) => kind)).toEqual(['resolution']);
  });

  test.each(['Thanks!', '好的，谢谢您！'])('%s starts no response clock (chatwoot #10178)', async (thanks) => {
    const reference = await api.log();
    await say(reference, 'to-customer', 'I am sorry for that. It is corrected.');
    await say(reference, 'from-customer', thanks);
    expect(await kinds(reference)).not.toContain('next-response 1');
    await move(reference, 'resolved');
    await say(reference, 'from-customer', thanks);
    expect(await kinds(reference)).not.toContain('next-response 1');
  });
});

describe('cases that owe nothing call nobody', () => {
  test('a closed one has nothing that could come due (osTicket #2333)', async () => {
    const reference = await api.log('agent', { severity: 'critical' });
    await move(reference, 'closed');
    expect(await dueRows(reference)).toEqual([]);
  });

  test('a merged one has nothing that could come due (znuny #200)', async () => {
    const [source, into] = [await api.log(), await api.log()];
    await api.as('supervisor').post(`complaints/${source}/merge`).send({ into }).expect(200);
    expect(await dueRows(source)).toEqual([]);
  });

  test('one that is reopened long past its time has rungs ahead of it and none behind (osTicket #5955)', async () => {
    api.now = new Date('2026-12-01T10:00:00Z');
    api.wait(0);
    const reference = await api.log('agent', { severity: 'critical' });
    await say(reference, 'to-customer', 'I am sorry. It is corrected.');
    await move(reference, 'resolved');
    api.wait(30 * 24 * HOUR);
    await say(reference, 'from-customer', 'It broke again.');
    const clocks = (await clocksOf(reference)).filter(({ open }) => open);
    expect(clocks.map(({ kind, ordinal, state }) => [kind, ordinal, state])).toEqual(
      expect.arrayContaining([
        ['resolution', 2, 'running'],
        ['next-response', 1, 'running'],
      ]),
    );
    const [{ behind }] = (await api.rows<{ behind: string }>(
      `SELECT count(*) AS behind FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1 AND k.next_at <= $2`,
      [reference, api.now],
    )) as [{ behind: string }];
    expect(behind).toBe('0');
  });
});

describe('rules that change under an open case', () => {
  /** Does what the worker would do a moment later. */
  const recalculate = async (): Promise<void> => {
    api.wait(5_000);
    for (const { id } of await api.rows<{ id: string }>('SELECT id FROM recalculation WHERE finished_at IS NULL'))
      await api.app.get(RecalculateClocks).goOn(id, 'job:test');
  };
  const item = async (path: string, name: string): Promise<Body> =>
    ((await api.as('manager').get(path)).body as { items: (Body & { name: string })[] }).items.find(
      (one) => one.name === name,
    )!;
  const replace = (path: string, { id, version: _, ...body }: Body) =>
    api.as('manager').put(`${path}/${id}`).send(body).expect(200);

  test('an edited calendar moves the deadline, and the log says from when and because of which (zammad #534)', async () => {
    api.now = new Date('2026-11-26T15:59:55Z');
    await recalculate();
    const reference = await api.log();
    const before = await clock(reference, 'first-response');
    expect(before.dueAt).toBe('2026-11-27T12:00:00.000Z');
    const calendar = await item('calendars', 'Office hours');
    await replace('calendars', { ...calendar, closed: [{ date: '2026-11-27', name: 'Founders’ day' }] });
    await recalculate();
    const after = await clock(reference, 'first-response');
    expect(after.dueAt).toBe('2026-11-30T12:00:00.000Z');
    expect(after.summary).toContain('24 h of holidays (Founders’ day)');
    expect(after.log).toMatchObject([
      { type: 'started', dueAt: before.dueAt },
      {
        type: 'moved',
        from: before.dueAt,
        dueAt: after.dueAt,
        why: 'calendar',
        name: 'Office hours',
        eventId: expect.any(String),
      },
    ]);
    await replace('calendars', calendar);
    await recalculate();
  });

  test('what the old policy was owed does not survive, and what was met stays met in its words (zammad #5624)', async () => {
    const targets = { low: 'PT4H', normal: 'PT4H', high: 'PT4H', critical: 'PT4H' };
    const { body } = await policyFor('moods', { targets: { 'first-response': targets, 'next-update': targets } });
    const reference = await api.log('agent', { category: 'moods' });
    api.wait(HOUR / 2);
    await say(reference, 'to-customer', 'I am sorry for that. I look into it today.');
    const met = await clock(reference, 'first-response');
    const strict = { low: 'PT1M', normal: 'PT1M', high: 'PT1M', critical: 'PT1M' };
    await replace('policies', { ...(body as Body), targets: { 'first-response': strict } });
    await recalculate();
    expect(await clock(reference, 'next-update')).toMatchObject({
      state: 'cancelled',
      open: false,
      explanation: [],
      log: [{ type: 'started' }, { type: 'cancelled' }],
    });
    const now = await clock(reference, 'first-response');
    expect(now).toMatchObject({
      state: 'met',
      dueAt: met.dueAt,
      explanation: [],
      log: [{ type: 'started' }, { type: 'met' }],
    });
    expect(now.summary).toContain('by a policy or calendar that has changed since; met on');
    expect(await dueRows(reference)).toEqual([]);
  });
});

test('however many see a breach at the same moment, the books have it once (look-then-insert)', async () => {
  api.now = new Date('2026-12-07T09:00:00Z');
  api.wait(0);
  const reference = await api.log('agent', { severity: 'critical' });
  api.wait(9 * HOUR);
  const rows = await api.rows<{ id: string; complaintId: string }>(
    `SELECT k.id, k.complaint_id AS "complaintId" FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1`,
    [reference],
  );
  const workers = Array.from({ length: 4 }, (_, index) => api.app.get(ReachRungs).reach(rows, `job:${index}`));
  const people = Array.from({ length: 4 }, (_, index) => say(reference, 'note', `Note ${index}.`));
  await Promise.all([...workers, ...people]);
  await api.app.get(ReachRungs).reach(rows, 'job:late');
  const breaches = await api.rows<{ kind: string }>(
    `SELECT e.data->>'kind' AS kind FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id
     WHERE c.reference = $1 AND e.type = 'clock.breached' ORDER BY 1`,
    [reference],
  );
  const late = (await clocksOf(reference)).filter(({ state }) => state === 'breached').map(({ kind }) => kind);
  expect(late.length).toBeGreaterThan(0);
  expect(breaches.map(({ kind }) => kind)).toEqual(late.toSorted());
  const [{ raised, once }] = (await api.rows<{ raised: string; once: string }>(
    `SELECT count(*) AS raised, count(DISTINCT (clock_id, rung_key)) AS once FROM escalation e
     JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1`,
    [reference],
  )) as [{ raised: string; once: string }];
  expect(Number(raised)).toBeGreaterThan(0);
  expect(raised).toBe(once);
  // Not because they look first: the database itself refuses a second one.
  const copies = {
    clock:
      "INSERT INTO clock SELECT (jsonb_populate_record(k, jsonb_build_object('id', gen_random_uuid()))).* FROM clock k LIMIT 1",
    escalation:
      "INSERT INTO escalation SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* FROM escalation e WHERE kind = 'rung' LIMIT 1",
  };
  await expect(api.rows(copies.clock)).rejects.toThrow('clock_once_per_ordinal');
  await expect(api.rows(copies.escalation)).rejects.toThrow('escalation_once_per_rung');
});
