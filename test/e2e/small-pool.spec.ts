import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start({ poolSize: 2 })));
afterAll(() => api.stop());

test('many changes at once get through two connections, also when the policies must be read anew', async () => {
  const references = await Promise.all(Array.from({ length: 12 }, () => api.log()));
  // Older than the book of policies may be. Read inside a transaction, they would wait for a connection that never comes.
  api.wait(5_000);
  const answers = await Promise.all(
    references.map((reference) => api.as('agent').patch(`complaints/${reference}`).send({ severity: 'high' })),
  );
  expect(answers.map(({ status }) => status)).toEqual(references.map(() => 200));
});

test('whatever lists are asked for, the database keeps only a few prepared statements', async () => {
  const prepared = async () =>
    Math.max(
      ...(
        await Promise.all(
          Array.from({ length: 2 }, () =>
            api.rows<{ n: number }>('SELECT count(*)::int AS n, pg_sleep(0.05) FROM pg_prepared_statements'),
          ),
        )
      ).map(([row]) => row!.n),
    );
  const severities = ['low', 'normal', 'high', 'critical'];
  for (const one of severities)
    for (const other of severities.filter((each) => each !== one))
      for (const status of ['new', 'open', 'pending,open'])
        await api.as('supervisor').get(`complaints?severity=${one},${other}&status=${status}`).expect(200);
  expect(await prepared()).toBeLessThan(20);
  await api.as('supervisor').get('complaints?view=mine').expect(200);
  expect(await prepared()).toBeGreaterThan(0);
});
