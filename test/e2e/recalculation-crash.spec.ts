import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from '#recovery/change-complaint';
import { PolicyBook } from '#recovery/policy-book';
import { RecalculateClocks } from '#recovery/recalculate-clocks';
import { TestApi } from '../support/api.ts';
import { Clockwork, MINUTE, SHORTER, TARGETS } from '../support/clockwork.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let work: Clockwork;
beforeAll(async () => {
  api = await TestApi.start();
  work = new Clockwork(api);
});
afterAll(() => api.stop());
beforeEach(() => work.nothingToRecalculate());

const latest = async () => (await work.list('recalculations'))[0]!;
const moves = (reference: string) => work.events(reference, 'clock.moved');
/** One that works through other hands: what happens when those fail. */
const worker = (runMany: ChangeComplaint['runMany']) => {
  const changes = api.app.get(ChangeComplaint);
  const hands = Object.assign(Object.create(changes) as ChangeComplaint, { runMany });
  return new RecalculateClocks(api.database, hands, api.app.get(PolicyBook), api.app.get<Clock>(CLOCK));
};

/** As a process dies: whatever it would have done next, it does not. */
const KILLED = Object.assign(new Error('killed'), { code: '57P01' });

test('killed in the middle it goes on where it was, once its lease is over, and moves nothing twice', async () => {
  const references = await work.logMany(450);
  await work.policy({ targets: SHORTER });
  api.wait(2_500);
  const { id } = await latest();
  const changes = api.app.get(ChangeComplaint);
  let batches = 0;
  // The second batch is changed, and then the process dies before it can write down how far it came.
  const dying = worker(async (...asked) => {
    const answer = await changes.runMany(...asked);
    if (++batches === 2) throw KILLED;
    return answer;
  });
  await expect(dying.goOn(id, 'job:test')).rejects.toThrow('killed');
  expect(await latest()).toMatchObject({ done: 200, finishedAt: null });
  const other = api.app.get(RecalculateClocks);
  expect(await other.goOn(id, 'job:test')).toBe(false);
  await api.pass(61_000);
  expect(await latest()).toMatchObject({ done: 450, finishedAt: expect.any(String) });
  expect(await work.firstAnswersDue(references)).toEqual(['2026-11-20T13:00:00.000Z']);
  expect(new Set((await work.movesOf(references)).map(({ n }) => n))).toEqual(new Set([1]));
});

test('changes one after the other are one recalculation until it has begun; two at once end where the last one wants it', async () => {
  const references = await work.logMany(30);
  await work.policy({ targets: SHORTER });
  await work.ladder([{ at: '25%', to: 'owner' }]);
  expect(await work.list('recalculations')).toHaveLength(1);
  const { id: first } = await latest();
  await api.rows('UPDATE recalculation SET reached = $1', ['00000000-0000-7000-8000-000000000000']);
  await work.policy({ targets: { ...TARGETS, 'first-response': { ...TARGETS['first-response'], normal: 'PT5H' } } });
  const { id: second } = (await work.list('recalculations')).find(({ id }) => id !== first)!;
  api.wait(3_000);
  const recalculate = api.app.get(RecalculateClocks);
  await Promise.all([first, second, first, second].map((id) => recalculate.goOn(id, 'job:test')));
  await api.pass(MINUTE);
  for (const one of await work.list('recalculations'))
    expect(one).toMatchObject({ done: 30, finishedAt: expect.any(String) });
  expect(await work.firstAnswersDue(references)).toEqual(['2026-11-20T15:00:00.000Z']);
  expect(new Set((await work.movesOf(references)).map(({ n }) => n))).toEqual(new Set([1]));
});

test('a complaint that somebody is changing at this moment holds up no other, and is not lost', async () => {
  const references = await work.logMany(10);
  const busy = references[2]!;
  await work.policy({ targets: SHORTER });
  api.wait(2_500);
  const { id } = await latest();
  const somebody = api.database.createQueryRunner();
  await somebody.startTransaction();
  await somebody.query('SELECT FROM complaint WHERE reference = $1 FOR NO KEY UPDATE', [busy]);
  const going = api.app.get(RecalculateClocks).goOn(id, 'job:test');
  const others = references.filter((one) => one !== busy);
  await until('the others have moved', async () => (await work.movesOf(others)).every(({ n }) => n === 1));
  expect(await moves(busy)).toEqual([]);
  await somebody.commitTransaction();
  await somebody.release();
  await going;
  expect(await work.firstAnswersDue(references)).toEqual(['2026-11-20T13:00:00.000Z']);
  expect(await latest()).toMatchObject({ done: 10, changed: 10, finishedAt: expect.any(String) });
});

test('a worker that was only slow, not dead, is overtaken: nothing is counted or moved twice', async () => {
  const references = await work.logMany(10);
  await work.policy({ targets: SHORTER });
  api.wait(2_500);
  const { id } = await latest();
  const changes = api.app.get(ChangeComplaint);
  let wake = (): void => undefined;
  const asleep = new Promise<void>((resolve) => (wake = resolve));
  let begun = false;
  const slow = worker(async (...asked) => {
    begun = true;
    await asleep;
    return changes.runMany(...asked);
  }).goOn(id, 'job:test');
  await until('the slow one has begun', () => begun);
  api.wait(61_000);
  expect(await api.app.get(RecalculateClocks).goOn(id, 'job:test')).toBe(true);
  const finished = await latest();
  expect(finished).toMatchObject({ done: 10, changed: 10, finishedAt: expect.any(String) });
  wake();
  await slow;
  expect(await latest()).toEqual(finished);
  expect(new Set((await work.movesOf(references)).map(({ n }) => n))).toEqual(new Set([1]));
});

test('a complaint that fails holds up no other: the failure is told, and the rest goes on behind it', async () => {
  const references = await work.logMany(20);
  await work.policy({ targets: SHORTER });
  api.wait(2_500);
  const { id } = await latest();
  const [bad] = await api.rows<{ id: string }>('SELECT id FROM complaint WHERE reference = $1', [references[7]]);
  const changes = api.app.get(ChangeComplaint);
  const hands = Object.assign(Object.create(changes) as ChangeComplaint, {
    runMany: () => Promise.reject(new Error('one of them fails')),
    run: (...asked: Parameters<ChangeComplaint['run']>) =>
      'id' in asked[0] && asked[0].id === bad!.id ? Promise.reject(new Error('this one')) : changes.run(...asked),
  });
  const recalculate = new RecalculateClocks(api.database, hands, api.app.get(PolicyBook), api.app.get<Clock>(CLOCK));
  await expect(recalculate.goOn(id, 'job:test')).rejects.toThrow('this one');
  expect(await latest()).toMatchObject({ done: 20, finishedAt: expect.any(String) });
  expect((await work.movesOf(references)).filter(({ n }) => n === 1)).toHaveLength(19);
});
