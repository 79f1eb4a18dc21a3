import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let source: string;
let target: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => {
  source = await api.log('agent', { words: 'Where is my parcel?' });
  target = await api.log('agent', { words: 'The parcel is broken.' });
});

type Items = { items: Record<string, unknown>[] };
const post = (path: string, body: object) => api.as('agent').post(`complaints/${path}`).send(body);
const merge = (from = source, into = target) => post(`${from}/merge`, { into });
const read = async (path: string) =>
  (await api.as('agent').get(`complaints/${path}`).expect(200)).body as Items & Record<string, unknown>;
const close = (reference: string) =>
  api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'closed', override: 'For the test.' })
    .expect(200);

test('the source points to the target, and its clocks stop for good', async () => {
  const { body } = await merge().expect(200);
  expect(body).toMatchObject({ reference: target, status: 'new' });
  expect(await read(source)).toMatchObject({ status: 'merged', mergedInto: target });
  expect((await read(source)).clocks).toEqual(
    expect.arrayContaining([expect.objectContaining({ open: false, state: 'cancelled' })]),
  );
  const [{ due }] = (await api.rows<{ due: string }>(
    'SELECT count(*) AS due FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.reference = $1 AND k.next_at IS NOT NULL',
    [source],
  )) as [{ due: string }];
  expect(due).toBe('0');
});

test('nothing is lost: the target shows the words and the messages of the source, in order, and of what was merged into that', async () => {
  const first = await api.log('agent', { words: 'The very first call.', receivedAt: '2026-11-19T10:00:00Z' });
  await post(`${source}/messages`, { kind: 'from-customer', body: 'It is still not here.' }).expect(201);
  await merge(first, source).expect(200);
  api.wait(60_000);
  await merge().expect(200);
  await post(`${target}/messages`, { kind: 'note', body: 'The same parcel.' }).expect(201);
  const { items } = await read(`${target}/messages`);
  expect(items.map(({ reference, body }) => [reference, body])).toEqual([
    [first, 'The very first call.'],
    [source, 'Where is my parcel?'],
    [source, 'It is still not here.'],
    [target, 'The same parcel.'],
  ]);
  expect((await read(`${source}/messages`)).items).toHaveLength(2);
  expect((await read(`${source}/events`)).items.map(({ type }) => type)).toContain('complaint.merged');
  expect((await read(`${target}/events`)).items).toContainEqual(
    expect.objectContaining({ type: 'complaint.absorbed', data: { reference: source } }),
  );
});

test('open promises are owed by the target from then on, with their date; kept ones are not', async () => {
  const kept = (await post(`${source}/promises`, { what: 'Call at noon', dueAt: '2026-11-20T20:00:00Z' }).expect(201))
    .body as { id: string };
  await post(`${source}/promises/${kept.id}/outcome`, { outcome: 'kept' }).expect(200);
  await post(`${source}/promises`, { what: 'Refund', dueAt: '2026-11-30T12:00:00Z' }).expect(201);
  await merge().expect(200);
  expect((await read(`${target}/promises`)).items).toMatchObject([
    { what: 'Refund', dueAt: '2026-11-30T12:00:00.000Z', state: 'open' },
  ]);
  expect((await read(target)).clocks).toContainEqual(
    expect.objectContaining({ kind: 'promise', dueAt: '2026-11-30T12:00:00.000Z', state: 'running' }),
  );
});

test('a live complaint never disappears into a closed, a resolved or a merged one', async () => {
  await close(target);
  expect((await merge().expect(409)).body).toMatchObject({ code: 'target-settled', errors: [{ field: 'into' }] });
  expect(await read(source)).toMatchObject({ status: 'new', mergedInto: null });
  const third = await api.log();
  await merge(source, third).expect(200);
  expect((await merge(third, source).expect(409)).body).toMatchObject({ code: 'target-settled' });
});

test('a merged complaint is not merged, moved, written to or promised on again', async () => {
  await merge().expect(200);
  const third = await api.log();
  await merge(source, third).expect(409);
  await post(`${source}/status`, { status: 'open' }).expect(409);
  await post(`${source}/messages`, { kind: 'note', body: 'x' }).expect(409);
  await post(`${source}/promises`, { what: 'x', dueAt: '2026-12-24T12:00:00Z' }).expect(409);
  await api.as('agent').put(`complaints/${source}/steps/capture`).send({ evidence: {} }).expect(409);
});

test('two mergers crosswise at the same moment leave one alive', async () => {
  const answers = await Promise.all([merge(), merge(target, source)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const statuses = [await read(source), await read(target)].map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(['merged', 'new']);
});

test('a complaint that the actor may not see is neither source nor target', async () => {
  const foreign = await api.log('other');
  await merge(source, foreign).expect(404);
  await merge(foreign, target).expect(404);
});

test('a conversation shows what was merged from another team, but not the other way round', async () => {
  const foreign = await api.log('other', { words: 'To another team.' });
  await api.as('supervisor').post(`complaints/${foreign}/merge`).send({ into: target }).expect(200);
  expect((await read(`${target}/messages`)).items).toMatchObject([{ body: 'To another team.' }]);
  await api.as('agent').get(`complaints/${foreign}`).expect(404);
});
