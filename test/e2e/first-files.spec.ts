import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LARGEST_FILE, STRANGERS_MAY_FILL } from '#contracts/attachments';
import { sweepFiles } from '#recovery/sweep-files';
import { TestApi } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';
import { PNG, PROGRAM } from '../support/files.ts';

const HOUR = 3_600_000;
let api: TestApi;
let address = 0;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());
beforeEach(() => void address++);

interface Upload {
  ticket: string;
  name: string;
  size: number;
}
const from = (method: 'post' | 'delete', path: string) =>
  api.ask(method, `public/${path}`).set('X-Forwarded-For', `10.0.4.${address}`);
const post = (content: Buffer, name: string) => from('post', 'uploads').attach('file', content, { filename: name });
const upload = async (name = 'lamp.png', content = PNG) => (await post(content, name).expect(201)).body as Upload;
const complain = (uploads: unknown, key?: string) => {
  const asked = from('post', 'complaints');
  return (key ? asked.set('Idempotency-Key', key) : asked).send({
    name: 'Li Wei',
    email: `first.${address}@customer.example`,
    words: 'The lamp arrived broken.',
    uploads,
  });
};
const referenceOf = ({ body }: { body: unknown }) => (body as { reference: string }).reference;
const rows = () => api.rows<{ sha256: string }>('SELECT sha256 FROM web_upload');
const filesOf = async (reference: string) =>
  (
    (await api.as('supervisor').get(`complaints/${reference}/attachments`).expect(200)).body as {
      items: { id: string; name: string; mediaType: string; messageId: string | null }[];
    }
  ).items;

test('files go along with the first words: whoever works here and the customer see them there', async () => {
  const files = [await upload('收据.png'), await upload('notes.txt', Buffer.from('Bought on Monday.'))];
  expect(files[0]).toEqual({ ticket: expect.stringMatching(/^[\w-]{32}$/), name: '收据.png', size: PNG.length });
  const reference = referenceOf(await complain(files.map(({ ticket }) => ticket)).expect(201));
  const kept = await filesOf(reference);
  expect(kept.map(({ name, mediaType, messageId }) => [name, mediaType, messageId])).toEqual([
    ['收据.png', 'image/png', null],
    ['notes.txt', 'text/plain', null],
  ]);
  expect(await rows()).toEqual([]);
  const token = await caseLink(api, reference);
  const { body } = await api.ask('get', `public/cases/${token}`).expect(200);
  expect(body).toMatchObject({ messages: [{ files: [{ name: '收据.png' }, { name: 'notes.txt' }] }] });
  await api.ask('get', `public/cases/${token}/attachments/${kept[0]!.id}`).expect(200);
});

test('two files at once are refused, and neither waits', async () => {
  const before = await rows();
  const asked = from('post', 'uploads').attach('file', PNG, 'a.png').attach('file', PNG, 'b.png');
  expect((await asked.set('Accept-Language', 'zh-CN').expect(400)).body).toMatchObject({
    code: 'several-files',
    errors: [{ field: 'file', reason: '文件多于一个：每次请求请只发送一个文件' }],
  });
  expect(await rows()).toEqual(before);
});

test('merged, they stand at the words that they came with', async () => {
  const reference = referenceOf(await complain([(await upload()).ticket]).expect(201));
  const into = await api.log('supervisor');
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  const { body } = await api.as('supervisor').get(`complaints/${into}/messages`).expect(200);
  const [words] = (body as { items: { id: string; body: string; attachments: { name: string }[] }[] }).items;
  expect(words).toMatchObject({ body: 'The lamp arrived broken.', attachments: [{ name: 'lamp.png' }] });
  expect(await filesOf(into)).toMatchObject([{ name: 'lamp.png', messageId: words!.id }]);
});

test('a ticket that names nothing refuses the complaint by its field, and loses nothing', async () => {
  const { ticket } = await upload();
  const { body } = await complain([ticket, 'x'.repeat(32)]).expect(400);
  expect(body).toMatchObject({ code: 'no-such-upload', errors: [{ field: 'uploads.1' }] });
  const reference = referenceOf(await complain([ticket]).expect(201));
  expect(await filesOf(reference)).toHaveLength(1);
  // Once taken along, the ticket leads to nothing.
  await complain([ticket]).expect(400);
  await from('delete', `uploads/${ticket}`).expect(404);
  expect((await complain(Array.from({ length: 11 }, () => ticket))).status).toBe(400);
  expect((await complain([{ ticket }])).status).toBe(400);
});

test('the same key is one complaint with its files, also when the first answer was lost on the way', async () => {
  const tickets = [(await upload()).ticket];
  const first = await complain(tickets, 'once').expect(201);
  await api.rows(
    `UPDATE idempotent_request SET status = NULL, body = NULL, started_at = now() - interval '2 minutes' WHERE key = 'once'`,
  );
  expect((await complain(tickets, 'once').expect(201)).body).toEqual(first.body);
  expect(await filesOf(referenceOf(first))).toHaveLength(1);
});

test('what was taken back goes along with nothing, and nobody reads what waits', async () => {
  const { ticket } = await upload();
  const asked = await api.ask('get', `public/uploads/${ticket}`);
  expect(asked.status).toBeGreaterThanOrEqual(400);
  const stored = JSON.stringify(await api.rows('SELECT * FROM web_upload'));
  expect(stored).not.toContain(ticket);
  expect(stored).not.toContain(`10.0.4.${address}`);
  await from('delete', `uploads/${ticket}`).expect(204);
  await from('delete', `uploads/${ticket}`).expect(404);
  await complain([ticket]).expect(400);
  expect(api.lines.join('')).not.toContain(ticket);
});

test('a file of another kind or too large is refused by its content, and leaves nothing behind', async () => {
  const before = await rows();
  expect((await post(PROGRAM, 'photo.jpg').expect(415)).body).toMatchObject({ code: 'file-type-not-taken' });
  const large = Buffer.alloc(LARGEST_FILE + 1);
  expect((await post(large, 'photo.jpg').expect(413)).body).toMatchObject({ code: 'file-too-large' });
  await from('post', 'uploads').send({}).expect(415);
  expect(await rows()).toEqual(before);
  expect(readdirSync(join(api.files.folder, 'incoming'))).toEqual([]);
});

test('what no complaint came for is swept after a day, row and file; what went along stays', async () => {
  await api.rows('DELETE FROM web_upload');
  const [forgotten, taken] = [
    await upload('a.txt', Buffer.from('forgotten')),
    await upload('b.txt', Buffer.from('taken')),
  ];
  const reference = referenceOf(await complain([taken.ticket]).expect(201));
  const kept = () =>
    readdirSync(api.files.folder, { recursive: true })
      .map(String)
      .filter((path) => path.length > 60);
  for (const path of kept()) utimesSync(join(api.files.folder, path), api.now, api.now);
  const at = (hours: number) => new Date(api.now.getTime() + hours * HOUR);
  await sweepFiles(api.database, api.files, at(23));
  expect(await rows()).toHaveLength(1);
  await sweepFiles(api.database, api.files, at(25));
  expect(await rows()).toEqual([]);
  const needed = await api.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM attachment');
  expect(kept()).toHaveLength(needed.length);
  await complain([forgotten.ticket]).expect(400);
  expect(await filesOf(reference)).toHaveLength(1);
});

test('files of strangers fill only so much of the disk, and one address uploads only so often', async () => {
  await api.rows(
    `INSERT INTO web_upload (id, ticket_hash, sha256, name, media_type, size, uploaded_at, waits_until)
     SELECT gen_random_uuid(), 'full' || n, repeat('0', 64), 'x.txt', 'text/plain', 1073741824, $1, $1 FROM generate_series(1, ${STRANGERS_MAY_FILL / 1_073_741_824}) n`,
    [api.now],
  );
  expect((await post(PNG, 'lamp.png').expect(429)).body).toMatchObject({ code: 'no-room-for-files' });
  await api.rows('DELETE FROM web_upload');
  const answers: number[] = [];
  for (let n = 0; n < 30; n++) answers.push((await from('post', 'uploads').send({})).status);
  expect(answers.filter((status) => status === 429)).toHaveLength(1);
});
