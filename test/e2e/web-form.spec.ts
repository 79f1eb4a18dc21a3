import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { linkIn } from '../support/case-link.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());

/** Every test comes from an address of its own, because each may complain only so often. */
let address = 0;
beforeEach(() => void address++);

const GOOD = { name: 'Li Wei', email: 'li.wei@customer.example', words: 'I was charged twice. Buy at spam.example!' };
const complain = (body: object = {}, key?: string) => {
  const asked = api.ask('post', 'public/complaints').set('X-Forwarded-For', `10.0.0.${address}`);
  return (key ? asked.set('Idempotency-Key', key) : asked).send({ ...GOOD, ...body });
};
const referenceOf = ({ body }: { body: unknown }) => (body as { reference: string }).reference;
const customerOf = async (reference: string) =>
  (
    await api.rows<{ id: string; name: string; email: string | null; phone: string | null }>(
      `SELECT cu.id, cu.name, cu.email, cu.phone FROM customer cu JOIN complaint c ON c.customer_id = cu.id WHERE reference = $1`,
      [reference],
    )
  )[0]!;
const mailsOf = (reference: string) =>
  api.rows<{ to: string; template: string; text: string; html: string }>(
    `SELECT to_address AS "to", template, text, html FROM mail WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)`,
    [reference],
  );

test('anybody complains, and learns the reference and what happens next, and nothing else', async () => {
  const { body } = await complain({ place: 'Shop 3', subject: 'Bill', timeZone: 'Asia/Shanghai' }).expect(201);
  expect(Object.keys(body as object).toSorted()).toEqual(['answerBy', 'next', 'reference']);
  expect(body).toMatchObject({
    reference: expect.stringMatching(/^C-2026-\d{6}$/),
    answerBy: '2026-11-20T14:00:00.000Z',
    next: [expect.stringContaining('private link'), expect.any(String), expect.any(String)],
  });
  const view = await api
    .as('supervisor')
    .get(`complaints/${referenceOf({ body })}`)
    .expect(200);
  expect(view.body).toMatchObject({
    status: 'new',
    channel: 'web',
    source: 'web-form',
    owner: null,
    team: null,
    words: GOOD.words,
    place: 'Shop 3',
    customer: { name: 'Li Wei', email: 'li.wei@customer.example' },
  });
  const [logged] = await api.rows(
    `SELECT e.actor_kind, e.actor_id FROM complaint_event e JOIN complaint c ON c.id = e.complaint_id WHERE c.reference = $1 AND type = 'complaint.logged'`,
    [referenceOf({ body })],
  );
  expect(logged).toEqual({ actor_kind: 'customer', actor_id: null });
});

test('the mail to an address that nobody has verified quotes no words, and holds the private link', async () => {
  const reference = referenceOf(await complain({ email: 'third.person@customer.example' }).expect(201));
  await api.pass(1000);
  const [mail] = await mailsOf(reference);
  expect(mail).toMatchObject({ to: 'third.person@customer.example', template: 'acknowledgement' });
  expect(mail!.text + mail!.html).not.toMatch(/charged|spam/);
  const token = linkIn(mail!.text)!;
  expect((await api.ask('get', `public/cases/${token}`).expect(200)).body).toMatchObject({ reference });
});

test('a field that our people must fill in keeps no customer from complaining', async () => {
  const field = { name: 'order-number', labels: { en: 'Order', 'zh-CN': '订单' }, type: 'text', required: true };
  const { id } = (await api.as('manager').post('custom-fields').send(field).expect(201)).body as { id: string };
  await complain({ email: 'no.order@customer.example' }).expect(201);
  await api.as('manager').delete(`custom-fields/${id}`).expect(204);
});

test('a name that advertises is neither greeted nor put beside the address, and a mailbox is not filled', async () => {
  const references: string[] = [];
  for (let n = 0; n < 5; n++) {
    const name = 'You won 500 EUR, claim at evil.example/win';
    references.push(referenceOf(await complain({ name, email: 'victim@customer.example' }).expect(201)));
  }
  await api.pass(1000);
  const mails = (await Promise.all(references.map(mailsOf))).flat();
  expect(mails).toHaveLength(3);
  for (const { text, html } of mails) expect(text + html).not.toContain('evil.example');
});

test('in Chinese the answer and the mail are Chinese', async () => {
  const answer = await complain({ language: 'zh-CN', email: 'zh@customer.example' }).expect(201);
  expect((answer.body as { next: string[] }).next[0]).toContain('专属链接');
  await api.pass(1000);
  expect((await mailsOf(referenceOf(answer)))[0]!.text).toContain('链接有效期为 90 天');
});

test('the same key is one complaint, also when the first answer was lost; another body under it is refused', async () => {
  const first = await complain({}, 'once').expect(201);
  expect((await complain({}, 'once').expect(201)).body).toEqual(first.body);
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, body = NULL, started_at = now() - interval '2 minutes' WHERE key = 'once'`,
  );
  expect((await complain({}, 'once').expect(201)).body).toEqual(first.body);
  await complain({ words: 'Something else.' }, 'once').expect(422);
});

test.each<[string, string, object]>([
  ['no words', 'words', { words: ' ' }],
  ['too many words', 'words', { words: 'x'.repeat(10_001) }],
  ['no name', 'name', { name: '' }],
  ['no way to answer', 'email', { email: null }],
  ['an address that is none', 'email', { email: 'li.wei' }],
  ['a telephone that is none', 'phone', { phone: 'call me' }],
  ['a language that is not ours', 'language', { language: 'fr' }],
  ['the field that only robots see', 'website', { website: 'https://spam.example' }],
  ['an owner', 'ownerId', { ownerId: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ['a source', 'source', { source: 'api' }],
])('with %s it is refused, naming the field', async (_, field, body) => {
  const before = await api.rows('SELECT count(*) FROM complaint');
  const refused = await complain(body).expect(400);
  expect((refused.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toContain(field);
  expect(await api.rows('SELECT count(*) FROM complaint')).toEqual(before);
});

test('one address may complain only so often, and is told when again', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => complain({ words: `${n}.` })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
  const refused = answers.find(({ status }) => status === 429)!;
  expect(refused.body).toMatchObject({ code: 'too-many-requests' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
});

test('a stranger who knows the telephone of a customer does not get that customer’s mail', async () => {
  const known = await api.log('agent', { customer: { name: 'Paul Phone', phone: '+4930123456' } });
  const reference = referenceOf(await complain({ email: 'eve@evil.example', phone: '+4930123456' }).expect(201));
  const [victim, stranger] = [await customerOf(known), await customerOf(reference)];
  expect(victim).toMatchObject({ email: null });
  expect(stranger.id).not.toBe(victim.id);
});

test('what a stranger writes changes nothing of a customer who is known', async () => {
  const known = await api.log('agent', { customer: { name: 'Mary Known', email: 'mary@customer.example' } });
  const before = await customerOf(known);
  const reference = referenceOf(
    await complain({ name: 'Eve', email: 'MARY@customer.example', phone: '+4930999999' }).expect(201),
  );
  expect(await customerOf(reference)).toEqual(before);
  expect(await customerOf(known)).toEqual(before);
});

test('by telephone alone one is called back, and no mail is written', async () => {
  const answer = await complain({ email: null, phone: '+4930555555' }).expect(201);
  expect((answer.body as { next: string[] }).next[0]).toContain('call you back');
  expect(JSON.stringify(answer.body)).not.toContain('link');
  await api.pass(1000);
  expect(await mailsOf(referenceOf(answer))).toEqual([]);
});
