import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

const CALLER = { name: 'Paul Reed', phone: '+442079460000' };
const say = (reference: string, rest: object = {}) =>
  api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'I am sorry. I look into it today.', ...rest })
    .expect(201);
const standing = async (reference: string) => {
  const { body } = await api.as('agent').get(`complaints/${reference}`).expect(200);
  const { status, clocks } = body as { status: string; clocks: { kind: string; state: string }[] };
  return [status, clocks.find(({ kind }) => kind === 'first-response')?.state];
};

test('a reply on a page to which the customer has no link is no first response; the call is', async () => {
  const reference = await api.log('agent', { customer: CALLER, channel: 'web' });
  await say(reference);
  await say(reference, { channel: 'email' });
  expect(await standing(reference)).toEqual(['new', 'running']);
  await say(reference, { channel: 'phone' });
  expect(await standing(reference)).toEqual(['open', 'met']);
});

test('with an address a reply answers on the page too; once the address is gone, so is the way there', async () => {
  const reference = await api.log('agent', { channel: 'web' });
  await say(reference, { mail: false });
  expect(await standing(reference)).toEqual(['open', 'met']);

  const later = await api.log('agent', { channel: 'web' });
  const { body } = await api.as('agent').get(`complaints/${later}`).expect(200);
  const { id } = (body as { customer: { id: string } }).customer;
  await api.as('agent').patch(`customers/${id}`).send({ email: null, phone: '+442079460001' }).expect(200);
  await say(later);
  expect(await standing(later)).toEqual(['new', 'running']);
});
