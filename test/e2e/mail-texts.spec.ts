import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

interface Words {
  subject: string;
  text: string;
  isOwn: boolean;
  version: number;
  changedBy: string | null;
  variables: { name: string; required: boolean }[];
}
const OWN = {
  subject: 'Dear {{customer.name}}, it is here',
  text: '# Got it\n\nHello {{customer.name}}!\n\nYour number is {{reference}}.\n\n<b>Bold</b> is not bold.',
};
const path = (name = 'acknowledgement', language = 'en') => `templates/${name}/texts/${language}`;
let customers = 0;
const manager = () => api.as('manager');
const read = async (...which: [string?, string?]) =>
  (
    await manager()
      .get(path(...which))
      .expect(200)
  ).body as Words;
const refused = async (body: object, name?: string) =>
  (await manager().put(path(name)).send(body).expect(400)).body as object;
/** The acknowledgement that a new customer gets, in their language. */
const acknowledged = async (language: string) => {
  const customer = { name: 'Li <i>Wei', email: `li.${language}.${++customers}@customer.example` };
  const reference = await api.log('agent', { customer, language });
  await api.pass(60_000);
  const [mail] = await api.rows<{ subject: string; text: string; html: string }>(
    `SELECT m.subject, m.text, m.html FROM mail m JOIN complaint c ON c.id = m.complaint_id
     WHERE c.reference = $1 AND m.template = 'acknowledgement'`,
    [reference],
  );
  return { ...mail!, reference };
};

test('everybody reads the words of a message and what they can leave open', async () => {
  const { body, headers } = await api.as('agent').get(path()).expect(200);
  expect(body).toMatchObject({ subject: 'We have your complaint', isOwn: false, version: 0, changedBy: null });
  expect((body as Words).variables).toContainEqual({ name: 'answer.by', required: false, isBlock: false });
  expect(headers.etag).toBe('"v0"');
  expect((await read('acknowledgement', 'zh-CN')).subject).toBe('我们已收到您的投诉');
  await manager().get(path('farewell')).expect(404);
  await manager().get(path('reply', 'fr')).expect(404);
  await manager().get(path('toString')).expect(404);
});

test('mails are written in the words of the company from the next one on, in each language by itself', async () => {
  const { body } = await manager().put(path()).send(OWN).expect(200);
  expect(body).toMatchObject({ ...OWN, isOwn: true, version: 1, changedBy: 'Mona Manager' });
  const mail = await acknowledged('en');
  expect(mail.subject).toBe(`[${mail.reference}] Dear Li <i>Wei, it is here`);
  expect(mail.text).toContain(`Hello Li <i>Wei!\n\nYour number is ${mail.reference}.`);
  expect(mail.text).toContain(`keep [${mail.reference}] in the subject`);
  expect(mail.html).toContain('&#60;b&#62;Bold&#60;/b&#62;');
  expect(mail.html).not.toMatch(/<b>|<i>/);
  expect((await acknowledged('zh-CN')).subject).toContain('我们已收到您的投诉');
  const { body: list } = await api.as('agent').get('templates').expect(200);
  expect((list as { items: object[] }).items).toContainEqual({
    name: 'acknowledgement',
    to: 'customer',
    changedIn: ['en'],
  });
  const { body: seen } = await api.as('agent').get('templates/acknowledgement?language=en').expect(200);
  expect(seen).toMatchObject({ subject: '[C-2026-000123] Dear Maria Okafor, it is here' });
});

test('the words that came with the product are taken again, and the versions go on', async () => {
  await manager().put(path()).send(OWN).expect(200);
  const { version } = await read();
  await manager().delete(path()).set('If-Match', `"v${version}"`).expect(204);
  expect(await read()).toMatchObject({ subject: 'We have your complaint', isOwn: false, version: version + 1 });
  expect((await acknowledged('en')).subject).toContain('We have your complaint');
  await manager().delete(path()).expect(204);
  expect((await read()).version).toBe(version + 1);
});

describe('of two people who write the same message', () => {
  test('the second is told, also when nobody had written it before', async () => {
    const write = (text: string) =>
      manager().put(path('handover')).set('If-Match', '"v0"').send({ subject: 'Yours', text });
    const answers = await Promise.all([write('{{briefing}} 1'), write('{{briefing}} 2'), write('{{briefing}} 3')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    await manager().delete(path('handover')).set('If-Match', '"v0"').expect(412);
    expect((await read('handover')).isOwn).toBe(true);
  });
});

describe('words are refused', () => {
  test.each([
    ['an unknown variable', { ...OWN, text: 'By {{answer.bye}}' }, 'unknown-variable', 'text', '{{answer.bye}}'],
    ['one in the subject', { ...OWN, subject: 'For {{toString}}' }, 'unknown-variable', 'subject', '{{toString}}'],
    ['braces left open', { ...OWN, text: 'By {{answer.by' }, 'unknown-variable', 'text', 'opens or closes'],
    ['another header', { ...OWN, subject: 'Hi\r\nBcc: all@customer.example' }, 'invalid-input', 'subject', 'one line'],
  ])('with %s, naming it', async (_, body, code, field, named) => {
    expect(await refused(body)).toMatchObject({
      code,
      errors: [{ field, reason: expect.stringContaining(named) }],
    });
  });

  test('without what the message is about, empty, and longer than anybody reads', async () => {
    expect(await refused({ subject: 'Done', text: 'Done.' }, 'resolution')).toMatchObject({
      code: 'missing-variable',
      errors: [{ field: 'text', reason: expect.stringContaining('{{statement}}') }],
    });
    expect(await refused({ subject: ' ', text: '' })).toMatchObject({
      errors: [{ field: 'subject' }, { field: 'text' }],
    });
    expect(await refused({ subject: 'x'.repeat(151), text: 'x'.repeat(10_001) })).toMatchObject({
      errors: [{ field: 'subject' }, { field: 'text' }],
    });
    expect((await read('resolution')).isOwn).toBe(false);
  });

  test('of those who may not', async () => {
    for (const who of ['agent', 'supervisor'] as const) {
      await api.as(who).put(path()).send(OWN).expect(403);
      await api.as(who).delete(path()).expect(403);
    }
  });
});

test('words are looked at before they are saved, and checked like those that are', async () => {
  const preview = (body: object) =>
    manager()
      .post(`${path('resolution', 'zh-CN')}/preview`)
      .send(body);
  const { body } = await preview({
    subject: '您好，{{customer.name}}',
    text: '> {{statement}}\n\n<script>x</script>',
  }).expect(200);
  expect(body).toMatchObject({ subject: '[C-2026-000123] 您好，李伟', text: expect.stringContaining('> 我们已将') });
  expect((body as { html: string }).html).not.toContain('<script');
  expect((await read('resolution', 'zh-CN')).isOwn).toBe(false);
  await preview({ subject: 'x', text: '{{nothing}}' }).expect(400);
  await api.as('supervisor').post(`${path()}/preview`).send(OWN).expect(403);
});
