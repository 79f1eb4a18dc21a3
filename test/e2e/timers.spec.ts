import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { JOB_NAMES } from '#contracts/jobs';
import type { TimerFailurePage, TimerHealthView } from '#contracts/views/timer';
import { RecordFailure } from '#recovery/record-failure';
import { TestApi } from '../support/api.ts';

const MINUTE = 60_000;
const NOTHING = '01890a5d-ac96-774b-bcce-b302099a8057';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => {
  await api.rows('TRUNCATE timer_failure, outbox');
  await api.rows('UPDATE clock SET next_at = NULL');
  reference = await api.log();
  await api.rows('TRUNCATE outbox');
});

const health = async () => (await api.as('supervisor').get('timers').expect(200)).body as TimerHealthView;
const ofKind = async (kind: string) => (await health()).kinds.find((one) => one.kind === kind)!;
const failures = async (query = '') =>
  (await api.as('supervisor').get(`timers/failures${query}`).expect(200)).body as TimerFailurePage;
const clocks = () =>
  api.rows<{ id: string; complaint_id: string; next_at: Date | null; enqueued_at: Date | null }>(
    'SELECT id, complaint_id, next_at, enqueued_at FROM clock WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1) ORDER BY kind',
    [reference],
  );

/** Lets the first clock of the complaint come due and fail as often as this. */
async function fail(times: number): Promise<string> {
  const [clock] = await clocks();
  for (let n = 0; n < times; n++) {
    await api.rows('UPDATE clock SET next_at = $2, enqueued_at = $2 WHERE id = $1', [clock!.id, api.now]);
    const row = { id: clock!.id, complaintId: clock!.complaint_id };
    await api.app.get(RecordFailure).record('reach-rungs', row, new Error('It broke at "账单"'));
  }
  return clock!.id;
}

test('every kind of background work says what is planned, due and late, and since when', async () => {
  const before = await health();
  expect(before.kinds.map(({ kind }) => kind)).toEqual(JOB_NAMES);
  expect(before).toMatchObject({ healthy: true, countedTo: 10_000 });
  const { planned } = await ofKind('reach-rungs');
  expect(planned).toBeGreaterThan(0);
  const [clock] = await clocks();
  const due = new Date(api.now.getTime() - 59_000);
  await api.rows('UPDATE clock SET next_at = $2 WHERE id = $1', [clock!.id, due]);
  expect(await ofKind('reach-rungs')).toMatchObject({ planned, due: 1, late: 0, oldestDueAt: due.toISOString() });
  expect((await health()).healthy).toBe(true);
  api.wait(2_000);
  expect(await ofKind('reach-rungs')).toMatchObject({ due: 1, late: 1 });
  expect((await health()).healthy).toBe(false);
});

test('counts stop at ten thousand, and what is planned beyond it is estimated', async () => {
  await api.rows(
    `INSERT INTO outbox (job, subject_id, next_at) SELECT 'announce-owner', gen_random_uuid(), $1 FROM generate_series(1, 12000)`,
    [new Date(api.now.getTime() - 5 * MINUTE)],
  );
  await api.rows('VACUUM ANALYZE outbox');
  expect(await ofKind('do-outbox-job')).toMatchObject({ planned: 12_000, due: 10_000, late: 10_000 });
});

test('what failed is listed with its reason, without the customer’s words, and when it is tried again', async () => {
  const rowId = await fail(2);
  expect(await ofKind('reach-rungs')).toMatchObject({ failed: 1, parked: 0 });
  expect((await failures()).items).toEqual([
    {
      kind: 'reach-rungs',
      rowId,
      reference,
      reason: 'Error: It broke at "…"',
      attempts: 2,
      parked: false,
      firstFailedAt: api.now.toISOString(),
      lastFailedAt: api.now.toISOString(),
      nextAttemptAt: new Date(api.now.getTime() + 5 * MINUTE).toISOString(),
    },
  ]);
  expect((await failures('?kind=deliver-mail')).items).toEqual([]);
});

test('what failed too often is parked: it is not due any more, and a person is needed', async () => {
  await fail(5);
  expect((await clocks())[0]).toMatchObject({ next_at: null, enqueued_at: null });
  expect(await ofKind('reach-rungs')).toMatchObject({ failed: 0, parked: 1 });
  expect((await health()).healthy).toBe(false);
  expect((await failures()).items[0]).toMatchObject({ parked: true, attempts: 5, nextAttemptAt: null });
});

test('one is done again: due now, and on the books until it goes well', async () => {
  const rowId = await fail(5);
  await api.as('manager').post(`timers/failures/reach-rungs/${rowId}/retry`).expect(204);
  expect((await clocks())[0]).toMatchObject({ next_at: api.now, enqueued_at: null });
  expect((await failures()).items[0]).toMatchObject({
    parked: false,
    attempts: 5,
    nextAttemptAt: api.now.toISOString(),
  });
  await api.app.get(RecordFailure).forget('reach-rungs', rowId);
  await api.as('manager').post(`timers/failures/reach-rungs/${rowId}/retry`).expect(404);
});

test('all are done again, or those of one kind', async () => {
  await fail(1);
  await api.as('manager').post('timers/failures/retry?kind=deliver-mail').expect(200, { retried: 0 });
  await api.as('manager').post('timers/failures/retry').expect(200, { retried: 1 });
  expect((await clocks())[0]).toMatchObject({ next_at: api.now });
});

test('the list goes page by page', async () => {
  await fail(1);
  const first = reference;
  api.wait(MINUTE);
  reference = await api.log();
  await fail(1);
  const page = await failures('?limit=1');
  expect(page.items.map((one) => one.reference)).toEqual([reference]);
  const next = await failures(`?limit=1&cursor=${page.nextCursor}`);
  expect(next.items.map((one) => one.reference)).toEqual([first]);
  expect(next.nextCursor).toBeNull();
});

test('a kind that does not exist is refused, and so is what never failed', async () => {
  const { body } = await api.as('manager').get('timers/failures?kind=dance').expect(400);
  expect(body).toMatchObject({ errors: [{ field: 'kind' }] });
  for (const path of [`reach-rungs/${NOTHING}`, 'reach-rungs/x', `dance/${NOTHING}`])
    await api.as('manager').post(`timers/failures/${path}/retry`).expect(404);
});

test('an id that no row can have is an unknown one, not an error of ours (PostgreSQL 22021)', async () => {
  for (const path of [
    'reach-rungs/%00',
    `reach-rungs/${NOTHING}%00`,
    'do-outbox-job/%00',
    'do-outbox-job/1e3',
    '%00/1',
  ])
    await api.as('manager').post(`timers/failures/${path}/retry`).expect(404);
  await api.rows(
    `INSERT INTO timer_failure (kind, row_id, reason, attempts, first_failed_at, last_failed_at, parked) VALUES ('do-outbox-job', '987654', 'x', 1, $1, $1, false)`,
    [api.now],
  );
  await api.as('manager').post('timers/failures/do-outbox-job/987654/retry').expect(204);
});

test('urgent mail and other mail are two kinds, each with its own rows', async () => {
  await api.rows(
    `INSERT INTO mail (id, key, to_address, to_name, language, template, subject, text, html, automatic, urgent, next_at, created_at)
     SELECT gen_random_uuid(), 'timers:' || n, 'a@team.example', 'A', 'en', 'x', 'x', 'x', 'x', true, n = 1, $1, $1 FROM generate_series(1, 3) n`,
    [api.now],
  );
  expect([await ofKind('deliver-urgent-mail'), await ofKind('deliver-mail')]).toMatchObject([{ due: 1 }, { due: 2 }]);
  await api.rows(`DELETE FROM mail WHERE key LIKE 'timers:%'`);
});

test('an agent sees none of it, a supervisor sees it, a manager has it done again', async () => {
  const rowId = await fail(1);
  await api.as('agent').get('timers').expect(403);
  await api.as('agent').get('timers/failures').expect(403);
  await api.as('supervisor').post('timers/failures/retry').expect(403);
  await api.as('supervisor').post(`timers/failures/reach-rungs/${rowId}/retry`).expect(403);
  await api.as('manager').get('timers').expect(200);
});
