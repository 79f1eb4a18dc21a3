import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
let reference: string;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());
beforeEach(async () => void (reference = await api.log()));

const etag = async () => (await api.as('agent').get(`complaints/${reference}`).expect(200)).headers.etag as string;

test('an edit with the ETag that was read passes, and brings the next one', async () => {
  const read = await etag();
  const { headers, body } = await api
    .as('agent')
    .patch(`complaints/${reference}`)
    .set('If-Match', read)
    .send({ subject: 'Bill' })
    .expect(200);
  expect(headers.etag).not.toBe(read);
  expect(headers.etag).toBe(`"v${(body as { version: number }).version}"`);
  expect(await etag()).toBe(headers.etag);
});

test.each<['patch' | 'post' | 'put', string, object]>([
  ['patch', '', { subject: 'Too late' }],
  ['post', '/status', { status: 'open' }],
  ['post', '/assignment', { ownerId: null }],
  ['put', '/steps/capture', { evidence: { restatement: 'Too late' } }],
])(
  '%s %s with an ETag from before somebody else changed it is refused with 412 and changes nothing',
  async (method, path, body) => {
    const read = await etag();
    await api.as('supervisor').patch(`complaints/${reference}`).send({ category: 'billing' }).expect(200);
    const before = (await api.as('agent').get(`complaints/${reference}`)).body as object;
    const asked = api.as('agent');
    const change = asked[method](`complaints/${reference}${path}`);
    const refused = await change.set('If-Match', read).send(body).expect(412);
    expect(refused.body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await api.as('agent').get(`complaints/${reference}`)).body).toEqual(before);
  },
);

test('a merger with an old ETag is refused, and the complaint lives on', async () => {
  const into = await api.log();
  const read = await etag();
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'from-customer', body: 'One more thing.' })
    .expect(201);
  await api.as('agent').post(`complaints/${reference}/merge`).set('If-Match', read).send({ into }).expect(412);
  expect((await api.as('agent').get(`complaints/${reference}`)).body).toMatchObject({ status: 'new' });
});

test('of two edits at the same moment with the same ETag one passes', async () => {
  const read = await etag();
  const edit = (subject: string) =>
    api.as('agent').patch(`complaints/${reference}`).set('If-Match', read).send({ subject });
  const answers = await Promise.all([edit('One'), edit('Two'), edit('Three')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
});

test('a change that changes nothing keeps the ETag, and * or no If-Match passes', async () => {
  const read = await etag();
  await api.as('agent').patch(`complaints/${reference}`).set('If-Match', '*').send({ severity: 'normal' }).expect(200);
  await api.as('agent').patch(`complaints/${reference}`).send({}).expect(200);
  expect(await etag()).toBe(read);
});

test('saving a step answers with the new ETag of its complaint', async () => {
  const { headers, body } = await api
    .as('agent')
    .put(`complaints/${reference}/steps/capture`)
    .send({ evidence: { restatement: 'You were charged twice.' } })
    .expect(200);
  expect(headers.etag).toBe(await etag());
  expect(headers.etag).toBe(`"v${(body as { version: number }).version}"`);
});
