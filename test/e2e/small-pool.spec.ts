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
