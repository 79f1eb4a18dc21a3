import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
const named: Record<string, string> = {};

beforeAll(async () => {
  api = await TestApi.start();
  const customer = (name: string, email: string) => ({ customer: { name, email } });
  named.bill = await api.log('agent', {
    ...customer('Li Wei', 'li.wei@customer.example'),
    words: 'The overcharged invoice was never corrected (order A-4711).',
  });
  named.chinese = await api.log('agent', {
    ...customer('王芳', 'wang@customer.example'),
    language: 'zh-CN',
    words: '酒店的空调坏了，投诉三次都没有人处理。',
    place: '上海三店',
  });
  named.mixed = await api.log('agent', {
    ...customer('Zoë Müller', 'zoe@kunde.example'),
    words: 'Das ＷＩＦＩ im Café war kaputt',
    subject: 'Internet',
  });
  named.talk = await api.log('agent', { ...customer('Quiet Person', 'talk@customer.example'), words: 'Please call.' });
  await api
    .as('agent')
    .post(`complaints/${named.talk}/messages`)
    .send({ kind: 'from-customer', body: 'The zebra-striped parcel arrived 破损.' })
    .expect(201);
  await api.log('other', { words: 'The overcharged invoice of another team.' });
});
afterAll(() => api.stop());

const found = async (q: string) => {
  const { body } = await api
    .as('agent')
    .get(`complaints?q=${encodeURIComponent(q)}`)
    .expect(200);
  const names = Object.entries(named);
  return (body as { items: { reference: string }[] }).items
    .map(({ reference }) => names.find(([, one]) => one === reference)?.[0])
    .toSorted();
};

test.each<[string, string, string[]]>([
  ['a word', 'invoice', ['bill']],
  ['a word in another case', 'INVOICE', ['bill']],
  ['the inside of a word', 'charg', ['bill']],
  ['the end of a word', 'corrected', ['bill']],
  ['two words in any order', 'invoice never', ['bill']],
  ['a word that is not there beside one that is', 'invoice banana', []],
  ['a number', '4711', ['bill']],
  ['a Chinese word', '空调', ['chinese']],
  ['the inside of a Chinese sentence', '诉三次', ['chinese']],
  ['a Chinese phrase over a comma', '坏了投诉', []],
  ['one Chinese character', '坏', ['chinese']],
  ['a Chinese place', '上海三店', ['chinese']],
  ['a Chinese name', '王芳', ['chinese']],
  ['one letter', 'z', ['mixed', 'talk']],
  ['two letters', 'fi', ['mixed']],
  ['full-width letters by their usual ones', 'wifi', ['mixed']],
  ['an accent', 'café', ['mixed']],
  ['an umlaut, decomposed', 'Mu\u0308ller', ['mixed']],
  ['a part of an e-mail address', 'kunde.example', ['mixed']],
  ['a word of a message', 'zebra', ['talk']],
  ['the inside of a word of a message', 'ripe', ['talk']],
  ['a Chinese word of a message', '破损', ['talk']],
  ['punctuation only', '?!…、。', []],
  ['white space and punctuation', ' - ', []],
  ["what looks like a query's operators", "invoice' | !'banana:*", []],
  ['a per cent sign', '%', []],
])('%s (%s) finds %j', async (_, q, expected) => {
  expect(await found(q)).toEqual(expected);
});

test('a reference finds its complaint, in any case and without leading zeros', async () => {
  const reference = named.bill!;
  expect(await found(reference)).toContain('bill');
  expect(await found(reference.toLowerCase())).toContain('bill');
  expect(await found(`2026-${Number(reference.slice(7))}`)).toContain('bill');
});

test('a number alone finds the complaint whose reference it is, and those in whose words it stands', async () => {
  const number = String(Number(named.bill!.slice(7)));
  await api
    .as('agent')
    .patch(`complaints/${named.talk}`)
    .send({ subject: `Parcel ${number}` })
    .expect(200);
  expect(await found(number)).toEqual(expect.arrayContaining(['bill', 'talk']));
  expect(await found(`C-${number}`)).toContain('bill');
  expect(await found(number.padStart(6, '0'))).toContain('bill');
});

test('what another team is told is not found, nor is it in its messages', async () => {
  expect(await found('another team')).toEqual([]);
  const { body } = await api.as('supervisor').get('complaints?q=overcharged').expect(200);
  expect((body as { items: object[] }).items).toHaveLength(2);
});

test('an edited subject and a corrected name are found, the old name not any more', async () => {
  await api.as('agent').patch(`complaints/${named.talk}`).send({ subject: 'Giraffe' }).expect(200);
  expect(await found('giraffe')).toEqual(['talk']);
  const { body } = await api.as('agent').get('customers?q=quiet').expect(200);
  const [customer] = (body as { items: { id: string }[] }).items;
  await api.as('agent').patch(`customers/${customer!.id}`).send({ name: 'Loud Person' }).expect(200);
  expect(await found('loud')).toEqual(['talk']);
  expect(await found('quiet')).toEqual([]);
});
