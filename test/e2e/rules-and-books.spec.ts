import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { DueRow } from '#contracts/jobs';
import { ReachRungs } from '#recovery/reach-rungs';
import { TestApi } from '../support/api.ts';
import { Clockwork, HOUR, type Item, MINUTE, TARGETS } from '../support/clockwork.ts';

/* What the rules of today may not do to the books of yesterday: a breach, an escalation, a log. */

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(() => work.nothingToRecalculate());

type Turn = { type: string; at: string; dueAt: string | null; from?: string | null };
type Explained = Item & {
  log: Turn[];
  summary: string;
  explanation: { from: string; to: string; counted: boolean; why: string }[];
};
const each = (duration: string) => ({ low: duration, normal: duration, high: duration, critical: duration });
const explained = async (reference: string, kind = 'first-response') =>
  ((await api.as('agent').get(`complaints/${reference}/clocks`).expect(200)).body as { items: Explained[] }).items.find(
    (clock) => clock.kind === kind,
  )!;
const turns = ({ log }: Explained) => log.map(({ type, at, dueAt }) => [type, at.slice(11, 16), dueAt?.slice(11, 16)]);

/** Logs a complaint at 10:00 whose first answer is due at 14:00, and lets it become late. */
async function late(): Promise<string> {
  await work.ladder([{ at: 'PT0S', to: 'supervisor' }]);
  await api.pass(MINUTE);
  work.startOver();
  const reference = await api.log();
  await api.pass(4 * HOUR + MINUTE);
  expect(await work.clock(reference, 'first-response')).toMatchObject({
    state: 'breached',
    dueAt: '2026-11-20T14:00:00.000Z',
  });
  return reference;
}

test.each([
  ['later', 'PT6H'],
  ['earlier', 'PT2H'],
])('a policy that would have had the deadline %s leaves a breach as it was, in every view', async (_, target) => {
  const reference = await late();
  await work.policy({ targets: { ...TARGETS, 'first-response': each(target) } });
  await api.pass(MINUTE);
  const booked = {
    state: 'breached',
    dueAt: '2026-11-20T14:00:00.000Z',
    breachedAt: '2026-11-20T14:00:00.000Z',
  };
  expect(await work.clock(reference, 'first-response')).toMatchObject(booked);
  const clock = await explained(reference);
  expect(clock).toMatchObject(booked);
  expect(clock.summary).toContain('by a policy or calendar that has changed since');
  expect(turns(clock)).toEqual([
    ['started', '10:00', '14:00'],
    ['breached', '14:00', '14:00'],
  ]);
});

test('what was met under an earlier policy is logged as it was due then', async () => {
  const reference = await api.log();
  await api.pass(HOUR);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'We look into it.' })
    .expect(201);
  await work.policy({ targets: { ...TARGETS, 'first-response': each('PT30M') } });
  await api.pass(MINUTE);
  const clock = await explained(reference);
  expect(clock).toMatchObject({ state: 'met', dueAt: '2026-11-20T14:00:00.000Z' });
  expect(turns(clock)).toEqual([
    ['started', '10:00', '14:00'],
    ['met', '11:00', '14:00'],
  ]);
});

test('a clock that a policy drops and has again goes on: its escalation waits anew, and the history says why', async () => {
  const reference = await late();
  const waiting = () => work.escalations(reference, '&state=waiting');
  expect(await waiting()).toHaveLength(1);
  await work.policy({ targets: { resolution: TARGETS.resolution } });
  await api.pass(MINUTE);
  expect(await waiting()).toEqual([]);
  expect(await work.clock(reference, 'first-response')).toMatchObject({ open: false, state: 'breached' });
  await work.policy({ targets: TARGETS });
  await api.pass(MINUTE);
  expect(await waiting()).toHaveLength(1);
  expect(await work.clock(reference, 'first-response')).toMatchObject({ open: true, state: 'breached' });
  const due = '2026-11-20T14:00:00.000Z';
  expect((await work.events(reference, 'clock.moved')).map(({ data: { from, to, why } }) => [from, to, why])).toEqual([
    [due, null, 'policy'],
    [null, due, 'policy'],
  ]);
  expect(await work.events(reference, 'clock.breached')).toHaveLength(1);
  expect((await explained(reference)).log.map(({ type }) => type)).toEqual([
    'started',
    'breached',
    'cancelled',
    'resumed',
  ]);
});

test('an escalation that somebody had taken on does not wait anew when its clock comes back', async () => {
  const reference = await late();
  const [escalation] = await work.escalations(reference, '&state=waiting');
  await api.as('supervisor').post(`escalations/${escalation!.id}/acknowledgement`).expect(200);
  await work.policy({ targets: { resolution: TARGETS.resolution } });
  await api.pass(MINUTE);
  await work.policy({ targets: TARGETS });
  await api.pass(MINUTE);
  expect(await work.escalations(reference, '&state=waiting')).toEqual([]);
});

test('the time that counts adds up to what was granted, and what lies behind a missed deadline does not count', async () => {
  const reference = await late();
  const { explanation } = await explained(reference);
  const minutes = explanation
    .filter(({ counted }) => counted)
    .map(({ from, to }) => (new Date(to).getTime() - new Date(from).getTime()) / MINUTE);
  expect(minutes.reduce((sum, each_) => sum + each_, 0)).toBe(240);
  expect(explanation.at(-1)).toMatchObject({ from: '2026-11-20T14:00:00.000Z', counted: false, why: 'late' });
});

test('a new policy says beforehand what it would take from the open complaints, and saves nothing', async () => {
  const reference = await api.log();
  const { id: _, version: __, ...general } = await work.policy();
  const body = { ...general, name: 'Nothing is due', position: 1, targets: {} };
  const answer = await api.as('manager').post('policies/preview').send(body).expect(200);
  expect(answer.body).toMatchObject({ openComplaints: 1, changed: 1, dropped: 2, started: 0 });
  expect((answer.body as { examples: object[] }).examples).toContainEqual({
    reference,
    clock: 'first-response',
    from: '2026-11-20T14:00:00.000Z',
    to: null,
  });
  expect(await work.list('policies')).toHaveLength(1);
  await api
    .as('manager')
    .post('policies/preview')
    .send({ ...body, name: '' })
    .expect(400);
  await api.as('agent').post('policies/preview').send(body).expect(403);
});

test('a preview names the clocks that would come back, and those of which a rung would be reached at once', async () => {
  await api.log();
  await work.policy({ targets: { resolution: TARGETS.resolution } });
  await api.pass(MINUTE);
  const { id, version: _, ...body } = await work.policy();
  const back = await api
    .as('manager')
    .post(`policies/${id}/preview`)
    .send({ ...body, targets: { ...TARGETS, 'first-response': each('PT1M') } })
    .expect(200);
  expect(back.body).toMatchObject({ started: 1, reachedAtOnce: 1 });
  expect((back.body as { examples: object[] }).examples).toMatchObject([{ clock: 'first-response', from: null }]);
});

describe('a complaint that is written down late', () => {
  const LADDER = [
    { at: '50%', to: 'owner' },
    { at: '75%', to: 'owner' },
    { at: 'PT0S', to: 'supervisor' },
    { at: '+PT1H', to: 'manager' },
    { at: 'PT0S', to: 'owner', action: 'raise-severity' },
  ].map((rung) => ({ ...rung, clocks: ['first-response'] }));
  const told = (reference: string) =>
    api.rows<{ name: string }>(
      `SELECT a.name FROM notification n JOIN agent a ON a.id = n.agent_id JOIN complaint c ON c.id = n.complaint_id
       WHERE c.reference = $1 AND n.kind LIKE 'escalation%' ORDER BY n.at`,
      [reference],
    );
  const raised = async (reference: string) =>
    (await work.events(reference, 'escalation.raised')).map(({ data }) => [
      data.to,
      data.action,
      data.passed ?? false,
      (data.told as string[]).length,
    ]);

  test('has all rungs that it passed before in its books, and only the highest of a deadline calls, once', async () => {
    await work.ladder(LADDER);
    work.startOver();
    const reference = await api.log('agent', { receivedAt: new Date(api.now.getTime() - 24 * HOUR) });
    await api.pass(MINUTE);
    expect((await raised(reference)).toSorted()).toEqual(
      [
        ['manager', 'notify', false, 1],
        ['owner', 'notify', true, 0],
        ['owner', 'notify', true, 0],
        ['owner', 'raise-severity', false, 0],
        ['supervisor', 'notify', true, 0],
      ].toSorted(),
    );
    expect(await told(reference)).toEqual([{ name: 'Mona Manager' }]);
    expect((await work.mails(reference, 'escalation')).map(({ to }) => to)).toEqual(['mona@company.example']);
    expect(await work.escalations(reference, '&state=waiting')).toHaveLength(1);
    expect(await work.escalations(reference)).toHaveLength(5);
    expect(await work.complaint(reference)).toMatchObject({ severity: 'high' });
    await api.pass(12 * HOUR);
    expect(await raised(reference)).toHaveLength(5);
  });

  test('is called about as ever by the rungs that come after', async () => {
    await work.ladder(LADDER);
    work.startOver();
    // Two of four hours are over.
    const reference = await api.log('agent', { receivedAt: new Date(api.now.getTime() - HOUR - MINUTE) });
    await api.pass(4 * HOUR);
    expect((await raised(reference)).filter(([, , passed]) => passed)).toEqual([]);
    expect((await told(reference)).map(({ name }) => name)).toEqual([
      'Anna Agent',
      'Anna Agent',
      'Sven Supervisor',
      'Mona Manager',
    ]);
  });
});

test('rungs that nobody was there to reach, though the complaint was, call as they always did', async () => {
  await work.ladder([
    { at: '50%', to: 'owner' },
    { at: 'PT0S', to: 'supervisor' },
  ]);
  work.startOver();
  const reference = await api.log();
  // The worker stood still for five hours.
  api.wait(5 * HOUR);
  const due = await api.rows<DueRow>('SELECT id, complaint_id AS "complaintId" FROM clock WHERE next_at <= $1', [
    api.now,
  ]);
  await api.app.get(ReachRungs).reach(due, 'job:test');
  const events = await work.events(reference, 'escalation.raised');
  expect(events.filter(({ data }) => data.kind === 'first-response').map(({ data }) => [data.to, data.passed])).toEqual(
    [
      ['owner', undefined],
      ['supervisor', undefined],
    ],
  );
});
