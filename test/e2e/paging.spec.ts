import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApi, type Who } from '../support/api.ts';

let api: TestApi;
let references: string[];
beforeAll(async () => {
  api = await TestApi.start();
  // Four of them at the very same moment: only the id tells them apart.
  references = await Promise.all(
    Array.from({ length: 23 }, (_, n) =>
      api.log('agent', { receivedAt: new Date(api.now.getTime() - Math.floor(n / 4) * 60_000) }),
    ),
  );
});
afterAll(() => api.stop());

type Page = { items: { reference: string; id: string }[]; nextCursor: string | null };

/** All pages from the first to the last; `between` runs after each. */
async function walk(
  path: string,
  who: Who = 'agent',
  between: (page: number) => Promise<unknown> = async () => {},
): Promise<Page['items']> {
  const items: Page['items'] = [];
  let cursor: string | null = null;
  for (let page = 1; ; page++) {
    const query: string = `${path}${path.includes('?') ? '&' : '?'}limit=5${cursor ? `&cursor=${cursor}` : ''}`;
    const { nextCursor, items: more } = (await api.as(who).get(query).expect(200)).body as Page;
    expect(more.length).toBeLessThanOrEqual(5);
    items.push(...more);
    if (nextCursor === null) return items;
    cursor = nextCursor;
    await between(page);
  }
}

test.each(['receivedAt', '-receivedAt', 'updatedAt', '-updatedAt', 'dueAt', 'severity'])(
  'sorted by %s every complaint comes once',
  async (sort) => {
    const seen = (await walk(`complaints?sort=${sort}`)).map(({ reference }) => reference);
    expect(seen.toSorted()).toEqual(references.toSorted());
  },
);

test.each(['receivedAt', '-receivedAt', '-updatedAt'])(
  'sorted by %s none is lost or seen twice while others are logged',
  async (sort) => {
    const seen = (
      await walk(`complaints?sort=${sort}`, 'agent', (page) =>
        api.log('agent', { receivedAt: new Date(api.now.getTime() - page * 30_000) }),
      )
    ).map(({ reference }) => reference);
    expect(new Set(seen).size).toBe(seen.length);
    expect(references.filter((reference) => !seen.includes(reference))).toEqual([]);
  },
);

test('a cursor with a day that does not exist, or a number that no row can have, is refused like any other', async () => {
  const cursors: [string, string[]][] = [
    ['receivedAt', ['2026-02-30T00:00:00.000Z', api.ids.agent]],
    ['receivedAt', ['0000-01-01T00:00:00.000Z', api.ids.agent]],
    ['severity', ['9999999999', '2026-02-03T00:00:00.000Z', api.ids.agent]],
  ];
  for (const [sort, key] of cursors) {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    const { body } = await api.as('agent').get(`complaints?sort=${sort}&cursor=${cursor}`).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'cursor' }] });
  }
});

test('the last page says that it is the last, also when it is full, and an empty list is one', async () => {
  const { body } = await api.as('agent').get('complaints?limit=200').expect(200);
  const all = body as Page;
  expect(all.nextCursor).toBeNull();
  expect((await api.as('agent').get(`complaints?limit=${all.items.length}`)).body).toEqual(all);
  expect((await api.as('agent').get('complaints?status=closed')).body).toEqual({ items: [], nextCursor: null });
});

test('oldest first, if nothing else is asked for', async () => {
  const { body } = await api.as('agent').get('complaints?limit=200').expect(200);
  const received = (body as { items: { receivedAt: string }[] }).items.map(({ receivedAt }) => receivedAt);
  expect(received).toEqual(received.toSorted());
});

test('conversation and history come in pages, each entry once, while more is said', async () => {
  const [reference] = references;
  const say = (n: number) =>
    api
      .as('agent')
      .post(`complaints/${reference}/messages`)
      .send({ kind: 'note', body: `Note ${n}` })
      .expect(201);
  for (let n = 0; n < 12; n++) await say(n);
  for (const list of ['messages', 'events']) {
    const seen = (
      await walk(`complaints/${reference}/${list}`, 'agent', (page) => (page < 3 ? say(100 + page) : Promise.resolve()))
    ).map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    const whole = (await api.as('agent').get(`complaints/${reference}/${list}?limit=200`)).body as Page;
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  }
});

test('customers come in pages by name, each once, also with long Chinese names', async () => {
  const long = '司马'.repeat(100);
  for (let n = 0; n < 7; n++) await api.log('agent', { customer: { name: long, email: `long.${n}@customer.example` } });
  const seen = (await walk('customers')).map(({ id }) => id);
  expect(new Set(seen).size).toBe(seen.length);
  const [{ count }] = (await api.rows<{ count: string }>('SELECT count(*) FROM customer')) as [{ count: string }];
  expect(seen).toHaveLength(Number(count));
});
