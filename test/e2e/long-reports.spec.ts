import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { TestApi } from '../support/api.ts';
import { until } from '../support/until.ts';

let api: TestApi;
/** One report at a time is what these connections allow. */
beforeAll(async () => void (api = await TestApi.start({ poolSize: 5 })));
afterAll(() => api.stop());

/** As long as somebody has the table for themselves, the report of satisfaction takes long. */
async function whileSatisfactionIsSlow(work: () => Promise<void>): Promise<void> {
  const runner = api.database.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query('LOCK TABLE satisfaction IN ACCESS EXCLUSIVE MODE');
    await work();
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const READING = `datname = current_database() AND query LIKE '%FROM satisfaction%' AND pid <> pg_backend_pid()`;
const readings = async (): Promise<number> => {
  const [{ count }] = (await api.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND ${READING}`,
  )) as [{ count: number }];
  return count;
};
const ask = (signal: AbortSignal | null = null) =>
  fetch(`${api.url}/api/v1/reports/satisfaction`, { headers: { authorization: api.bearer('manager') }, signal });

test('reports that take long leave room for everybody else: one runs, the others wait, and agents go on', async () => {
  let reports: Promise<Response>[] = [];
  await whileSatisfactionIsSlow(async () => {
    reports = Array.from({ length: 8 }, () => ask());
    await until('a report runs', async () => (await readings()) === 1);
    await api.as('agent').get('complaints?view=all').expect(200);
    await api.as('agent').get('complaints/counts').expect(200);
    await api.log();
    await api.as('supervisor').get('board').expect(200);
    expect(await readings()).toBe(1);
  });
  const answers = await Promise.all(reports);
  expect(answers.map(({ status }) => status)).toEqual(reports.map(() => 200));
});

test('whoever goes away stops the work for them, whether it ran or waited, and the next one gets the place', async () => {
  const leaving = new AbortController();
  let staying: Promise<Response> | undefined;
  await whileSatisfactionIsSlow(async () => {
    const left = [ask(leaving.signal), ask(leaving.signal)].map((asked) => asked.catch(() => null));
    await until('a report runs', async () => (await readings()) === 1);
    // Both have been heard of before they are given up.
    await wait(100);
    leaving.abort();
    expect(await Promise.all(left)).toEqual([null, null]);
    await until('nothing is read any more', async () => (await readings()) === 0);
    staying = ask();
    await until('a report runs', async () => (await readings()) === 1);
  });
  expect((await staying!).status).toBe(200);
});

test('what PostgreSQL stops because it takes too long is told as such, and not as a database that is away', async () => {
  await whileSatisfactionIsSlow(async () => {
    const report = ask();
    await until('the report runs', async () => (await readings()) === 1);
    await api.rows(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND ${READING}`);
    const answer = await report;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ code: 'too-slow' });
  });
});
