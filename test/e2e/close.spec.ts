import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DoOutboxJob } from '#recovery/do-outbox-job';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const close = (override?: string) =>
  api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'closed', ...(override && { override }) });

test('an open promise keeps a complaint from closing; an override withdraws it, and nothing runs on', async () => {
  const promise = { what: 'We call you', dueAt: new Date(api.now.getTime() + 3_600_000).toISOString() };
  await api.as('agent').post(`complaints/${reference}/promises`).send(promise).expect(201);
  const { body: refused } = await close().expect(409);
  expect((refused as { status: number }).status).toBe(409);
  const { body: closed } = await close('It was a test call.').expect(200);
  expect(closed).toMatchObject({ status: 'closed', promises: [{ state: 'withdrawn' }] });
  const running = await api.rows(
    `SELECT k.kind FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1 AND (k.stopped_at IS NULL OR k.next_at IS NOT NULL)`,
    [reference],
  );
  expect(running).toEqual([]);
});

test('nobody is told that we have their complaint after it was closed', async () => {
  await close('It was a test call.').expect(200);
  const [job] = await api.rows<{ id: string; subject_id: string }>(
    `SELECT o.id, o.subject_id FROM outbox o JOIN complaint c ON c.id = o.subject_id WHERE c.reference = $1`,
    [reference],
  );
  expect(await api.app.get(DoOutboxJob).do(job!.id, job!.subject_id, 'test')).toBe(true);
  expect(await api.rows('SELECT FROM mail WHERE complaint_id = $1', [job!.subject_id])).toEqual([]);
});

test('a complaint says where it may go, and what still shuts each way', async () => {
  type Moves = { moves: { to: string; missing: { code: string; step: string }[] }[] };
  const { body } = await api.as('agent').get(`complaints/${reference}`).expect(200);
  const missing = Object.fromEntries(
    (body as Moves).moves.map(({ to, missing }) => [to, missing.map(({ code }) => code)]),
  );
  expect(Object.keys(missing)).toEqual(['open', 'pending', 'on-hold', 'resolved', 'closed']);
  expect(missing.open).toEqual([]);
  expect(missing.resolved).toEqual(expect.arrayContaining(['restatement', 'apology', 'resolution-statement']));
  expect(missing.closed).toEqual(expect.arrayContaining([...missing.resolved!, 'cause']));
});
