import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => void (api = await TestApi.start()));
afterAll(() => api.stop());

type Item = Record<string, unknown> & { id: string; name: string };
const manager = () => api.as('manager');
const labels = { en: 'Parcels', 'zh-CN': '包裹' };
const list = async <Row = Item>(path: string) =>
  ((await api.as('agent').get(path).expect(200)).body as { items: Row[] }).items;
const events = async (reference: string) =>
  ((await manager().get(`complaints/${reference}/events`)).body as { items: { type: string; data: object }[] }).items;

describe('categories', () => {
  test('a new installation has some, in both languages and in their order', async () => {
    const categories = await list('categories');
    expect(categories.map(({ name }) => name)).toEqual(expect.arrayContaining(['billing', 'delivery', 'other']));
    expect(categories[0]).toMatchObject({ name: 'product', labels: { en: 'Product quality', 'zh-CN': '产品质量' } });
    expect(categories.at(-1)).toMatchObject({ name: 'other', active: true });
  });

  test('one is created, read, relabelled, taken out of use and deleted', async () => {
    const { body, headers } = await manager().post('categories').send({ name: 'parcels', labels }).expect(201);
    const { id } = body as Item;
    expect(headers.location).toBe(`/api/v1/categories/${id}`);
    expect(body).toEqual({ id, name: 'parcels', labels, active: true, position: 1000, version: 1 });
    const changed = { name: 'parcels', labels: { ...labels, en: 'Post' }, active: false, position: 5 };
    expect((await manager().put(`categories/${id}`).send(changed).expect(200)).body).toEqual({
      id,
      ...changed,
      version: 2,
    });
    expect((await list('categories'))[0]).toMatchObject(changed);
    await manager().delete(`categories/${id}`).expect(204);
    await api.as('agent').get(`categories/${id}`).expect(404);
    await manager().put(`categories/${id}`).send(changed).expect(404);
  });

  test('a name is taken once and stays for good, and every language needs its label', async () => {
    const [first] = await list('categories');
    const taken = await manager().post('categories').send({ name: first!.name, labels }).expect(409);
    expect(taken.body).toMatchObject({ code: 'name-taken', errors: [{ field: 'name' }] });
    const renamed = await manager().put(`categories/${first!.id}`).send({ name: 'x', labels }).expect(400);
    expect(renamed.body).toMatchObject({ errors: [{ field: 'name', reason: expect.stringContaining('product') }] });
    const half = await manager()
      .post('categories')
      .send({ name: 'y', labels: { en: 'Y' } })
      .expect(400);
    expect(half.body).toMatchObject({ errors: [{ field: 'labels.zh-CN' }] });
  });

  test('one in use is not deleted, and the refusal says by what', async () => {
    const create = async (name: string) =>
      ((await manager().post('categories').send({ name, labels }).expect(201)).body as Item).id;
    const used = { onComplaint: await create('on-complaint'), byPolicy: await create('by-policy') };
    const reference = await api.log('agent', { category: 'on-complaint' });
    const [policy] = await list('policies');
    const { id: _, version: __, ...body } = policy!;
    const conditions = { categories: ['by-policy'] };
    await manager()
      .post('policies')
      .send({ ...body, name: 'Its policy', conditions })
      .expect(201);
    for (const [id, by] of [
      [used.onComplaint, `complaints: ${reference}`],
      [used.byPolicy, 'policies: Its policy'],
    ] as const)
      expect((await manager().delete(`categories/${id}`).expect(409)).body).toMatchObject({
        code: 'in-use',
        detail: expect.stringContaining(by),
      });
  });
});

describe('custom fields', () => {
  const define = async (body: object) =>
    (
      await manager()
        .post('custom-fields')
        .send({ labels, ...body })
        .expect(201)
    ).body as Item;
  const log = (category: string | null, customFields: object) =>
    api.as('agent').post('complaints').send({
      customer: { name: 'Ann' }, channel: 'phone', words: 'Late again.', category, customFields,
    }); // prettier-ignore
  const size = { en: 'Size', 'zh-CN': '尺寸' };

  beforeAll(async () => {
    await define({ name: 'order', type: 'number' });
    await define({ name: 'gift', type: 'yes-no' });
    await define({ name: 'bought', type: 'date' });
    await define({ name: 'size', type: 'choice', choices: ['s', 'm'].map((value) => ({ value, labels: size })) });
    await define({ name: 'seat', type: 'text', required: true, categories: ['cinema'] });
  });

  test('what fits its definition is logged, beside what nobody defined', async () => {
    const customFields = { order: 4711, gift: true, bought: '2026-11-19', size: 'm', legacy: 'anything' };
    expect((await log(null, customFields).expect(201)).body).toMatchObject({ customFields });
    await log('cinema', { seat: '12 B', order: null }).expect(201);
  });

  test.each([
    [{ order: '4711' }, 'write a number'],
    [{ gift: 'yes' }, 'write true or false'],
    [{ bought: '2026-02-30' }, 'write a day that exists'],
    [{ bought: 20261119 }, 'write a day that exists'],
    [{ size: 'xl' }, 'write one of s, m'],
  ])('%j does not fit: %s', async (customFields, reason) => {
    const [name] = Object.keys(customFields);
    expect((await log(null, customFields).expect(400)).body).toMatchObject({
      code: 'custom-field',
      errors: [{ field: `customFields.${name}`, reason: expect.stringContaining(reason) }],
    });
  });

  test('one that its category requires is asked for when logging and when editing, and only there', async () => {
    const missing = [{ field: 'customFields.seat', reason: 'is missing: write a text' }];
    expect((await log('cinema', { seat: '' }).expect(400)).body).toMatchObject({ errors: missing });
    const reference = await api.log('agent', { category: 'billing' });
    const edit = (body: object) => api.as('agent').patch(`complaints/${reference}`).send(body);
    expect((await edit({ category: 'cinema' }).expect(400)).body).toMatchObject({ errors: missing });
    await edit({ category: 'cinema', customFields: { seat: '3 A' } }).expect(200);
    await edit({ customFields: { seat: null } }).expect(400);
  });

  test('a complaint from before the definition can be changed elsewhere', async () => {
    const reference = await api.log('agent', { customFields: { colour: 'red' } });
    await define({ name: 'colour', type: 'number' });
    await api.as('agent').patch(`complaints/${reference}`).send({ subject: 'Lamp' }).expect(200);
    await api
      .as('agent')
      .patch(`complaints/${reference}`)
      .send({ customFields: { colour: 'blue' } })
      .expect(400);
  });

  test('a definition is replaced and deleted; the values stay', async () => {
    const { id } = await define({ name: 'floor', type: 'number' });
    const reference = await api.log('agent', { customFields: { floor: 3 } });
    await manager().put(`custom-fields/${id}`).send({ name: 'floor', labels, type: 'text' }).expect(200);
    await log(null, { floor: 3 }).expect(400);
    await manager().put(`custom-fields/${id}`).send({ name: 'storey', labels, type: 'text' }).expect(400);
    await manager().delete(`custom-fields/${id}`).expect(204);
    await manager().delete(`custom-fields/${id}`).expect(404);
    await log(null, { floor: 3 }).expect(201);
    expect((await api.as('agent').get(`complaints/${reference}`)).body).toMatchObject({ customFields: { floor: 3 } });
  });

  test('choices belong to the type choice, at least one and each once', async () => {
    const one = { value: 'a', labels };
    for (const [body, field] of [
      [{ type: 'text', choices: [one] }, 'choices'],
      [{ type: 'choice' }, 'choices'],
      [{ type: 'choice', choices: [one, one] }, 'choices.1.value'],
      [{ type: 'colour' }, 'type'],
    ] as const) {
      const given = { name: 'wrong', labels, ...body };
      expect((await manager().post('custom-fields').send(given).expect(400)).body).toMatchObject({
        errors: [{ field }],
      });
    }
  });
});

describe('tags', () => {
  const replace = (from: string, to: string | null) => manager().post('tags/replacement').send({ from, to });
  const tagsOf = async (reference: string) =>
    ((await api.as('manager').get(`complaints/${reference}`)).body as { tags: string[] }).tags;

  test('the list counts them, what is used most in front', async () => {
    await api.log('agent', { tags: ['often', 'seldom'] });
    await api.log('other', { tags: ['often'] });
    const tags = ((await manager().get('tags')).body as { items: { tag: string }[] }).items;
    expect(tags.filter(({ tag }) => ['often', 'seldom'].includes(tag))).toEqual([
      { tag: 'often', complaints: 2, retired: false },
      { tag: 'seldom', complaints: 1, retired: false },
    ]);
  });

  test('an agent reads only those of complaints that they may see', async () => {
    await api.log('other', { tags: ['south-only'] });
    const seen = async (who: 'agent' | 'other') =>
      ((await api.as(who).get('tags').expect(200)).body as { items: { tag: string }[] }).items.map(({ tag }) => tag);
    expect(await seen('other')).toContain('south-only');
    expect(await seen('agent')).not.toContain('south-only');
  });

  test('one is renamed on every complaint, whoever it belongs to, and the history says so', async () => {
    const references = [await api.log('agent', { tags: ['a', 'old', 'z'] }), await api.log('other', { tags: ['old'] })];
    expect((await replace('old', 'new').expect(200)).body).toEqual({ changed: 2, left: 0 });
    expect(await tagsOf(references[0]!)).toEqual(['a', 'new', 'z']);
    expect(await tagsOf(references[1]!)).toEqual(['new']);
    expect((await events(references[1]!)).at(-1)).toMatchObject({
      type: 'tags.changed',
      data: { before: { tags: ['old'] }, after: { tags: ['new'] } },
    });
    expect((await replace('old', 'new').expect(200)).body).toEqual({ changed: 0, left: 0 });
  });

  test('two become one, without standing on a complaint twice', async () => {
    const reference = await api.log('agent', { tags: ['lorry', 'truck', 'b'] });
    await replace('lorry', 'truck').expect(200);
    expect(await tagsOf(reference)).toEqual(['truck', 'b']);
  });

  test('one is taken off, and moves neither deadline nor offer', async () => {
    const reference = await api.log('agent', { tags: ['wrong'], ownerId: null });
    const before = await api.rows('SELECT * FROM clock ORDER BY id');
    const jobs = await api.rows('SELECT * FROM outbox ORDER BY id');
    await replace('wrong', null).expect(200);
    expect(await tagsOf(reference)).toEqual([]);
    expect(await api.rows('SELECT * FROM clock ORDER BY id')).toEqual(before);
    expect(await api.rows('SELECT * FROM outbox ORDER BY id')).toEqual(jobs);
  });

  test('more than one request does are left for the next', async () => {
    const reference = await api.log('agent', { tags: ['crowd'] });
    await api.rows(
      `INSERT INTO complaint (id, reference, customer_id, status, severity, channel, language, words, received_at, logged_at, updated_at, tags, search)
       SELECT gen_random_uuid(), 'C-2026-9' || lpad(n::text, 6, '0'), customer_id, status, severity, channel, language, words, received_at,
         logged_at, updated_at, tags, search FROM complaint, generate_series(1, 1004) n WHERE reference = $1`,
      [reference],
    );
    expect((await replace('crowd', 'people').expect(200)).body).toEqual({ changed: 1000, left: 5 });
    expect((await replace('crowd', 'people').expect(200)).body).toEqual({ changed: 5, left: 0 });
    expect(
      await api.rows(`SELECT FROM complaint_event WHERE type = 'tags.changed' AND data->'before'->'tags' ? 'crowd'`),
    ).toHaveLength(1005);
  });

  test('a retired one is marked and stays where it is, until it is back', async () => {
    const reference = await api.log('agent', { tags: ['summer'] });
    const retire = (retired: boolean) => manager().post('tags/retirement').send({ tag: 'summer', retired }).expect(204);
    const marked = async () =>
      (await list<{ tag: string; retired: boolean }>('tags')).find(({ tag }) => tag === 'summer');
    const proposed = async () =>
      ((await api.as('agent').get('complaints/facets?q=summer')).body as { tags: { value: string }[] }).tags.map(
        ({ value }) => value,
      );
    await retire(true);
    await retire(true);
    expect(await marked()).toMatchObject({ complaints: 1, retired: true });
    expect(await tagsOf(reference)).toEqual(['summer']);
    expect(await proposed()).not.toContain('summer');
    await retire(false);
    expect(await proposed()).toContain('summer');
    expect(await marked()).toMatchObject({ retired: false });
  });

  test('neither nothing nor the same tag takes the place of one, and only managers do it', async () => {
    for (const [body, field] of [
      [{ from: 'x', to: 'x' }, 'to'],
      [{ from: 'x', to: ' ' }, 'to'],
      [{ from: 'x' }, 'to'],
      [{ to: 'x' }, 'from'],
    ] as const)
      expect((await manager().post('tags/replacement').send(body).expect(400)).body).toMatchObject({
        errors: [{ field }],
      });
    await api.as('supervisor').post('tags/replacement').send({ from: 'a', to: 'b' }).expect(403);
  });
});

describe('known problems', () => {
  const note = (title: string) => api.as('agent').post('problems').send({ title });
  const find = async (q = '') => {
    const { body } = await api
      .as('other')
      .get(`problems?q=${encodeURIComponent(q)}`)
      .expect(200);
    return (body as { items: { id: string; title: string; complaints: number }[] }).items;
  };

  test('an agent notes one, everybody finds it by a part of its title, and no second one has this title', async () => {
    const { body, headers } = await note('Courier leaves parcels outside').expect(201);
    expect(headers.location).toBe(`/api/v1/problems/${(body as Item).id}`);
    expect(body).toMatchObject({ complaints: 0, notedBy: { id: api.ids.agent } });
    expect(
      (
        await api
          .as('other')
          .get(`problems/${(body as Item).id}`)
          .expect(200)
      ).body,
    ).toEqual(body);
    expect(await find('PARCELS')).toEqual([body]);
    expect(await find('%')).toEqual([]);
    expect((await note('Courier leaves parcels outside').expect(409)).body).toMatchObject({
      code: 'title-taken',
      errors: [{ field: 'title' }],
    });
    await note(' ').expect(400);
  });

  test('a supervisor renames it and writes what is known; an agent may not, and no two have one title', async () => {
    const { id } = (await note('Lids come loose').expect(201)).body as Item;
    await note('Handles come loose').expect(201);
    const edit = (who: 'agent' | 'supervisor', change: object) => api.as(who).put(`problems/${id}`).send(change);
    await edit('agent', { title: 'Mine' }).expect(403);
    const known = { title: 'Lids of kettles come loose', description: 'Press it until it clicks.' };
    const { body } = await edit('supervisor', known).expect(200);
    expect(body).toMatchObject({ ...known, version: 2 });
    expect(await find('lids of')).toEqual([body]);
    expect((await edit('supervisor', { title: 'Handles come loose' }).expect(409)).body).toMatchObject({
      errors: [{ field: 'title' }],
    });
    expect((await edit('supervisor', { title: ' ' }).expect(400)).body).toMatchObject({ errors: [{ field: 'title' }] });
    expect((await edit('supervisor', { title: 'Lids' }).expect(200)).body).toMatchObject({ description: null });
    await api.as('supervisor').put(`problems/${api.ids.agent}`).send(known).expect(404);
  });

  test('step 9 names one that is noted, which counts its complaints; one that nobody noted is refused', async () => {
    const { id } = (await note('包裹被放在门外').expect(201)).body as Item;
    const reference = await api.log();
    const save = (evidence: object) =>
      api.as('agent').put(`complaints/${reference}/steps/big-picture`).send({ evidence });
    expect((await save({ problemId: api.ids.agent }).expect(400)).body).toMatchObject({
      errors: [{ field: 'evidence.problemId' }],
    });
    await save({ problemId: id }).expect(200);
    expect((await find('门外'))[0]).toMatchObject({ id, complaints: 1 });
    expect((await find())[0]).toMatchObject({ id });
  });
});

describe('templates', () => {
  test('every message can be seen in both languages, as text and as a document of its own', async () => {
    const templates = await list<{ name: string; to: string }>('templates');
    expect(templates).toContainEqual({ name: 'acknowledgement', to: 'customer', changedIn: [] });
    expect(templates).toContainEqual({ name: 'digest', to: 'staff', changedIn: [] });
    for (const { name } of templates)
      for (const language of ['en', 'zh-CN']) {
        const { body } = await api.as('supervisor').get(`templates/${name}?language=${language}`).expect(200);
        const { subject, text, html } = body as Record<string, string>;
        expect(body).toMatchObject({ name, language });
        expect(/[\u4e00-\u9fff]/.test(subject! + text!)).toBe(language === 'zh-CN');
        expect(html).toMatch(/^<!doctype html>/);
      }
  });

  test('is written in the language of the reader if none is asked for; an unknown one is refused', async () => {
    const chinese = await manager().get('templates/reply').set('Accept-Language', 'zh-CN').expect(200);
    expect(chinese.body).toMatchObject({ language: 'zh-CN' });
    await manager().get('templates/farewell').expect(404);
    await manager().get('templates/constructor').expect(404);
    const wrong = await manager().get('templates/reply?language=de').expect(400);
    expect(wrong.body).toMatchObject({ errors: [{ field: 'language' }] });
  });
});
