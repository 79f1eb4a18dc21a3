import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SendFollowUp } from '#recovery/send-follow-up';
import { TestApi } from '../support/api.ts';

const DAY = 86_400_000;

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const resolve = (which = reference) =>
  api
    .as('supervisor')
    .post(`complaints/${which}/status`)
    .send({ status: 'resolved', statement: 'We refunded you.', override: 'For the test.' })
    .expect(200);
const planned = (which = reference) =>
  api.rows<{ id: string; complaint_id: string }>(
    `SELECT f.id, f.complaint_id FROM follow_up f JOIN complaint c ON c.id = f.complaint_id WHERE c.reference = $1 ORDER BY step`,
    [which],
  );
const send = ({ id, complaint_id }: { id: string; complaint_id: string }) =>
  api.app.get(SendFollowUp).send(id, complaint_id, 'test');
const mails = (template: string, which = reference) =>
  api.rows<{ state: string }>(
    `SELECT m.state FROM mail m JOIN complaint c ON c.id = m.complaint_id WHERE c.reference = $1 AND template = $2`,
    [which, template],
  );

test.each([
  ['the earlier first', [0, 1]],
  ['the later first', [1, 0]],
])('after an outage the customer gets one follow-up, not the backlog, with %s', async (_, order) => {
  await resolve();
  const both = await planned();
  api.wait(20 * DAY);
  for (const index of order) await send(both[index]!);
  expect(await mails('follow-up')).toHaveLength(1);
});

test('a follow-up that has not left is recalled when the customer comes back first', async () => {
  await resolve();
  const [first] = await planned();
  api.wait(3 * DAY);
  await send(first!);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'from-customer', body: 'Again!' })
    .expect(201);
  expect(await mails('follow-up')).toEqual([{ state: 'cancelled' }]);
});

test('without a mail address the owner is asked to call, and the wait for the answer runs', async () => {
  const byPhone = await api.log('agent', { customer: { name: 'Mr Phone', phone: '+4930123456' } });
  await resolve(byPhone);
  const [first] = await planned(byPhone);
  api.wait(3 * DAY);
  await send(first!);
  expect(await mails('follow-up', byPhone)).toEqual([]);
  const { body } = await api.as('agent').get('notifications').expect(200);
  expect(body).toMatchObject({
    items: [{ kind: 'follow-up-call', reference: byPhone, data: { phone: '+4930123456' } }],
  });
  expect(await api.rows('SELECT state FROM follow_up WHERE id = $1', [first!.id])).toEqual([{ state: 'sent' }]);
});
