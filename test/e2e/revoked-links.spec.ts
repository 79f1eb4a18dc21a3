import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '#kernel/ids';
import { TestApi, type Who } from '../support/api.ts';
import { caseLink, linkIn } from '../support/case-link.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
let api: TestApi;
let reference: string;
let email: string;
let customers = 0;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());
beforeEach(async () => {
  email = `revoked.${++customers}@customer.example`;
  reference = await api.log('agent', { customer: { name: 'Wei Li', email } });
  await api.pass(1000);
});

interface Link {
  id: string;
  to: string | null;
  template: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}
const linksOf = async (of = reference, who: Who = 'agent') =>
  ((await api.as(who).get(`complaints/${of}/case-links`).expect(200)).body as { items: Link[] }).items;
const open = (token: string) => api.ask('get', `public/cases/${token}`);
const mailedLinks = async (to = email) =>
  (await api.rows<{ text: string }>('SELECT text FROM mail WHERE to_address = $1 ORDER BY created_at', [to])).map(
    ({ text }) => linkIn(text)!,
  );
const revoke = (id: string, of = reference, who: Who = 'agent') =>
  api.as(who).delete(`complaints/${of}/case-links/${id}`);
const write = (body: string) =>
  api.as('agent').post(`complaints/${reference}/messages`).send({ kind: 'to-customer', body }).expect(201);

test('the links that were mailed are listed: to whom, until when, last used; never the link itself', async () => {
  const [token] = await mailedLinks();
  const issued = api.now.getTime();
  expect(await linksOf()).toMatchObject([
    { to: email, template: 'acknowledgement', lastUsedAt: null, revokedAt: null },
  ]);
  api.wait(MINUTE);
  await open(token!).expect(200);
  const answer = await api.as('agent').get(`complaints/${reference}/case-links`).expect(200);
  expect(answer.body).toMatchObject({ items: [{ lastUsedAt: api.now.toISOString(), revokedBy: null }] });
  const [{ expiresAt }] = (answer.body as { items: [{ expiresAt: string }] }).items;
  expect(Math.abs(new Date(expiresAt).getTime() - issued - 90 * DAY)).toBeLessThan(2 * MINUTE);
  expect(answer.text).not.toContain(token!.slice(20));
});

test('a corrected address ends the links that went to the wrong one, and the history says so', async () => {
  const [token] = await mailedLinks();
  await open(token!).expect(200);
  const { customer } = (await api.as('agent').get(`complaints/${reference}`).expect(200)).body as {
    customer: { id: string };
  };
  await api.as('agent').patch(`customers/${customer.id}`).send({ name: 'Wei Li' }).expect(200);
  await open(token!).expect(200);
  const corrected = `corrected.${email}`;
  await api.as('agent').patch(`customers/${customer.id}`).send({ email: corrected }).expect(200);
  await open(token!).expect(410);
  const { items } = (await api.as('agent').get(`complaints/${reference}/events`).expect(200)).body as {
    items: { type: string }[];
  };
  expect(items.map(({ type }) => type)).toContain('case-link.revoked');
  api.wait(MINUTE);
  await write('We look into it.');
  await open((await mailedLinks(corrected))[0]!).expect(200);
});

test('one link is revoked alone: it opens nothing at once, another goes on, and the history says who did it', async () => {
  api.wait(MINUTE);
  await write('We look into it.');
  const [first, second] = await mailedLinks();
  const links = await linksOf();
  const acknowledgement = links.find(({ template }) => template === 'acknowledgement')!;
  await revoke(acknowledgement.id).expect(204);
  const refused = await open(first!).expect(410);
  expect(refused.body).toMatchObject({ code: 'link-revoked' });
  expect(refused.text).not.toContain(reference);
  await api.ask('post', `public/cases/${first}/messages`).send({ body: 'Hello?' }).expect(410);
  await open(second!).expect(200);
  const { body } = await api.as('agent').get(`complaints/${reference}/events`).expect(200);
  const told = (body as { items: { type: string; actor: { name: string } | null }[] }).items.filter(
    ({ type }) => type === 'case-link.revoked',
  );
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).toContain('Anna Agent');
  expect(JSON.stringify(told)).not.toContain(first!.slice(20));
  // Twice is once.
  await revoke(acknowledgement.id).expect(204);
  expect((await linksOf()).find(({ id }) => id === acknowledgement.id)).toMatchObject({
    revokedAt: api.now.toISOString(),
    revokedBy: { name: 'Anna Agent' },
  });
});

test('all of a case are revoked together', async () => {
  api.wait(MINUTE);
  await write('We look into it.');
  await api.as('agent').delete(`complaints/${reference}/case-links`).expect(204);
  for (const token of await mailedLinks()) await open(token).expect(410);
});

test('a fresh one goes to the address of the case as it is now, and works', async () => {
  const [token] = await mailedLinks();
  const [link] = await linksOf();
  await revoke(link!.id).expect(204);
  const right = `right.${customers}@customer.example`;
  const { body } = await api.as('agent').get(`complaints/${reference}`).expect(200);
  const { id } = (body as { customer: { id: string } }).customer;
  await api.as('agent').patch(`customers/${id}`).send({ email: right }).expect(200);
  await api.ask('post', 'public/case-links').set('X-Forwarded-For', `10.0.5.${customers}`).send({ token }).expect(204);
  await api.pass(0);
  expect(await mailedLinks()).toHaveLength(1);
  const [fresh] = await mailedLinks(right);
  await open(fresh!).expect(200);
  await open(token!).expect(410);
  expect(await linksOf()).toMatchObject([{ to: right, revokedAt: null }, { to: email }]);
});

test('who does not see the case has nothing to see or revoke there, nor has another case', async () => {
  const [link] = await linksOf();
  await api.as('other').get(`complaints/${reference}/case-links`).expect(404);
  await revoke(link!.id, reference, 'other').expect(404);
  await revoke(link!.id, await api.log()).expect(404);
  await revoke(newId()).expect(404);
  await api.ask('delete', `complaints/${reference}/case-links/${link!.id}`).expect(401);
  expect(await linksOf(reference, 'supervisor')).toMatchObject([{ revokedAt: null }]);
});

test('of a complaint that was merged the links are revoked through the one that goes on', async () => {
  const into = await api.log('agent', { customer: { name: 'Wei Li', email } });
  const [token] = await mailedLinks();
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  await open(token!).expect(200);
  const link = (await linksOf(into)).find(({ lastUsedAt }) => lastUsedAt !== null)!;
  await revoke(link.id, into).expect(204);
  await open(token!).expect(410);
});

test('a link from before they were noted down is entered when it is used, and can be revoked from then on', async () => {
  api.wait(MINUTE);
  const token = await caseLink(api, reference, -10);
  await open(token).expect(200);
  const link = (await linksOf()).find(({ to }) => to === null)!;
  expect(link).toMatchObject({ lastUsedAt: api.now.toISOString() });
  await revoke(link.id).expect(204);
  await open(token).expect(410);
});

test('one that ran out is not listed, and revoking changes nothing of it', async () => {
  api.wait(91 * DAY);
  expect(await linksOf()).toEqual([]);
  const [row] = await api.rows<{ id: string }>(
    'SELECT l.id FROM case_link l JOIN complaint c ON c.id = l.complaint_id WHERE c.reference = $1',
    [reference],
  );
  await revoke(row!.id).expect(404);
  api.wait(-91 * DAY);
});
