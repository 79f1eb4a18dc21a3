import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string };
const TEXTS = {
  en: { title: 'For {{reference}}', body: 'Dear {{ customer.name }},\nby {{promise.dueAt}}. {{agent.name}}' },
  'zh-CN': { title: '答复', body: '尊敬的{{customer.name}}：{{received.date}}' },
};
const create = (body: object) => api.as('manager').post('canned-replies').send(body);
const made = async (body: object) => (await create(body).expect(201)).body as Item;
const fill = (reference: string, id: string, query = '') =>
  api.as('agent').get(`complaints/${reference}/canned-replies/${id}${query}`);

test('one is created, listed for everybody, replaced and deleted', async () => {
  const { body, headers } = await create({ texts: TEXTS, category: 'billing', shortcut: 'first' }).expect(201);
  const { id } = body as Item;
  expect(headers.location).toBe(`/api/v1/canned-replies/${id}`);
  expect(body).toEqual({ id, texts: TEXTS, category: 'billing', shortcut: 'first', version: 1 });
  const changed = { texts: { en: { title: 'x', body: 'y' }, 'zh-CN': null }, category: null, shortcut: null };
  expect((await api.as('manager').put(`canned-replies/${id}`).send(changed).expect(200)).body).toEqual({
    id,
    ...changed,
    version: 2,
  });
  const { body: list } = await api.as('agent').get('canned-replies').expect(200);
  expect(list).toEqual({ items: [{ id, ...changed, version: 2 }] });
  await api.as('agent').delete(`canned-replies/${id}`).expect(403);
  await api.as('manager').delete(`canned-replies/${id}`).expect(204);
  await api.as('agent').get(`canned-replies/${id}`).expect(404);
  await api.as('manager').put(`canned-replies/${id}`).send(changed).expect(404);
  await api.as('manager').delete(`canned-replies/${id}`).expect(404);
});

test('a variable that nothing is known of is refused when it is saved, naming it and those that there are', async () => {
  const wrong = (body: string) => create({ texts: { en: { title: 'x', body } } }).expect(400);
  const { body } = await wrong('Dear {{customer.nme}} and {{toString}}');
  expect(body).toMatchObject({ code: 'unknown-variable', errors: [{ field: 'texts.en.body' }] });
  const { reason } = (body as { errors: [{ reason: string }] }).errors[0];
  expect(reason).toContain('{{customer.nme}}, {{toString}}');
  expect(reason).toContain('{{customer.name}}');
  for (const half of ['Dear {{customer.name', 'Dear customer.name}}', '{{}}']) await wrong(half);
  const titled = { texts: { 'zh-CN': { title: '{{x}}', body: '好' } } };
  expect((await create(titled).expect(400)).body).toMatchObject({ errors: [{ field: 'texts.zh-CN.title' }] });
});

test('a reply without any text, with a taken shortcut or a shortcut that nobody can type is refused', async () => {
  const texts = { en: { title: 'x', body: 'y' } };
  for (const empty of [{}, { en: null }, { de: { title: 'x', body: 'y' } }, { en: { title: ' ', body: 'y' } }])
    await create({ texts: empty }).expect(400);
  await made({ texts, shortcut: 'taken' });
  expect((await create({ texts, shortcut: 'taken' }).expect(409)).body).toMatchObject({
    errors: [{ field: 'shortcut' }],
  });
  for (const shortcut of ['Two Words', '', '/x', '中文']) await create({ texts, shortcut }).expect(400);
  await made({ texts });
  await made({ texts });
});

test('it is written for a case in its language; what there is no value for is named and stays visible', async () => {
  const { id } = await made({ texts: TEXTS });
  const customer = { name: '王 {{reference}}', email: 'wang@customer.example', timeZone: 'Asia/Shanghai' };
  const reference = await api.log('agent', { customer, language: 'en' });
  const { body: open } = await fill(reference, id).set('Accept-Language', 'zh-CN').expect(200);
  expect(open).toEqual({
    id,
    language: 'en',
    title: `For ${reference}`,
    // What a customer wrote is a value and no variable.
    body: 'Dear 王 {{reference}},\nby {{promise.dueAt}}. Anna Agent',
    missing: [{ variable: 'promise.dueAt', reason: '没有未兑现的承诺，请先作出承诺' }],
  });
  for (const dueAt of ['2026-11-24T10:00:00Z', '2026-11-23T02:00:00Z'])
    await api.as('agent').post(`complaints/${reference}/promises`).send({ what: 'A call', dueAt }).expect(201);
  const { body: promised } = await fill(reference, id).expect(200);
  expect(promised).toMatchObject({ missing: [], body: expect.stringContaining('23 November 2026 at 10:00 (China') });
  const { body: chinese } = await fill(reference, id, '?language=zh-CN').expect(200);
  expect(chinese).toMatchObject({
    language: 'zh-CN',
    body: '尊敬的王 {{reference}}：2026年11月20日星期五',
    missing: [],
  });
});

test('where there is no text in the language of the case, the other one is taken, and said', async () => {
  const { id } = await made({ texts: { en: TEXTS.en } });
  const reference = await api.log('agent', { language: 'zh-CN' });
  expect((await fill(reference, id).expect(200)).body).toMatchObject({ language: 'en' });
  await fill(reference, id, '?language=fr').expect(400);
});

test('neither a reply nor a complaint that is not there can be written', async () => {
  const { id } = await made({ texts: TEXTS });
  await fill(await api.log('other'), id).expect(404);
  await fill(await api.log(), '01890a5d-ac96-774b-bcce-b302099a8057').expect(404);
});
