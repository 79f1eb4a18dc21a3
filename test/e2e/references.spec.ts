import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

test('two hundred complaints logged at once have two hundred references, clocks and a history each', async () => {
  const references = await Promise.all(Array.from({ length: 200 }, () => api.log()));
  expect(new Set(references).size).toBe(200);
  for (const reference of references) expect(reference).toMatch(/^C-2026-\d{6}$/);
  const [{ events, clocks }] = (await api.rows<{ events: string; clocks: string }>(
    `SELECT (SELECT count(*) FROM complaint_event) AS events, (SELECT count(*) FROM clock) AS clocks`,
  )) as [{ events: string; clocks: string }];
  expect([events, clocks]).toEqual(['200', '400']);
});

test('the year is that of the receipt (UTC), and numbers may outgrow six digits', async () => {
  expect(await api.log('agent', { receivedAt: '2025-12-31T23:59:59Z' })).toMatch(/^C-2025-/);
  expect(await api.log('agent', { receivedAt: '2025-12-31T23:30:00-01:00' })).toMatch(/^C-2026-/);
  await api.rows(`SELECT setval('complaint_number', 1999999)`);
  const reference = await api.log();
  expect(reference).toBe('C-2026-2000000');
  await api.as('agent').get(`complaints/${reference}`).expect(200);
});

test('the same external id is logged once, and the refusal names the first', async () => {
  const reference = await api.log('agent', { externalId: 'CRM-1' });
  const again = { customer: { name: 'Li' }, channel: 'email', words: 'Again.', externalId: 'CRM-1' };
  const { body } = await api.as('agent').post('complaints').send(again).expect(409);
  expect(body).toMatchObject({ code: 'logged-already', reference, errors: [{ field: 'externalId' }] });
});
