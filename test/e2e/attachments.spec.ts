import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, utimesSync } from 'node:fs';
import { request as requestHttp } from 'node:http';
import { join } from 'node:path';
import { MailSender } from '#channels/deliver-mail';
import { customerActor } from '#contracts/actor';
import { LARGEST_FILE, MOST_FROM_CUSTOMER, MOST_WAITING } from '#contracts/attachments';
import { newId } from '#kernel/ids';
import { AttachFile } from '#recovery/attach-file';
import { sweepFiles } from '#recovery/sweep-files';
import { readAttachmentsForCustomer } from '#database/queries/read-attachments';
import { TestApi, type Who } from '../support/api.ts';
import { PNG, PROGRAM } from '../support/files.ts';
import { deliverMail } from '../support/deliver-mail.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let api: TestApi;
let reference: string;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());
beforeEach(async () => {
  reference = await api.log();
});

interface View {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  messageId: string | null;
}

const post = (content: Buffer, name: string, to = reference, who: Who = 'agent') =>
  api.as(who).post(`complaints/${to}/attachments`).attach('file', content, { filename: name });
const upload = async (content: Buffer = PNG, name = 'picture.png', to = reference, who: Who = 'agent') =>
  (await post(content, name, to, who).expect(201)).body as View;
const write = (kind: string, attachmentIds: string[], to = reference) =>
  api.as('agent').post(`complaints/${to}/messages`).send({ kind, body: 'Here it is.', attachmentIds });
const download = (id: string, from = reference, who: Who = 'agent') =>
  api.as(who).get(`complaints/${from}/attachments/${id}`);
const kept = () =>
  readdirSync(api.files.folder, { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{64}$/.test(path));
const unfinished = () => readdirSync(join(api.files.folder, 'incoming'));
const waiting = async () =>
  api.rows('SELECT name FROM attachment WHERE complaint_id = $1 AND bound_at IS NULL', [await complaintId()]);
const complaintId = async (of = reference) =>
  (await api.rows<{ id: string }>('SELECT id FROM complaint WHERE reference = $1', [of]))[0]!.id;

describe('a file', () => {
  test('is uploaded, belongs to the next message, and comes back as it was, to be saved and not run', async () => {
    const view = await upload(PNG, '收据 "五月".png');
    expect(view).toMatchObject({ name: '收据 _五月_.png', mediaType: 'image/png', size: PNG.length, messageId: null });
    const { body: message } = await write('note', [view.id]).expect(201);
    expect(message).toMatchObject({ attachments: [{ id: view.id, name: view.name }] });
    const { body: list } = await api.as('agent').get(`complaints/${reference}/attachments`).expect(200);
    expect(list).toMatchObject({ items: [{ id: view.id, messageId: (message as { id: string }).id }] });
    const answer = await download(view.id).responseType('blob').expect(200);
    expect(Buffer.compare(answer.body as Buffer, PNG)).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-disposition': `attachment; filename="__ ____.png"; filename*=UTF-8''${encodeURIComponent(view.name)}`,
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const events = await api.rows(
      `SELECT data FROM complaint_event WHERE type = 'message.added' AND complaint_id = $1`,
      [await complaintId()],
    );
    expect(events).toMatchObject([{ data: { attachmentIds: [view.id] } }]);
  });

  test('is what its content says, not what its name or sender says', async () => {
    const lie = await api
      .as('agent')
      .post(`complaints/${reference}/attachments`)
      .attach('file', Buffer.from('<script>alert(1)</script>'), { filename: 'x.html', contentType: 'text/html' })
      .expect(201);
    expect(lie.body).toMatchObject({ name: 'x.html.txt', mediaType: 'text/plain' });
    await download((lie.body as View).id).expect('content-type', 'text/plain; charset=utf-8');
    const { body } = await post(PROGRAM, 'holiday.jpg').expect(415);
    expect(body).toMatchObject({ code: 'file-type-not-taken', errors: [{ field: 'file' }] });
    expect((body as { detail: string }).detail).toContain('PDF');
    expect(unfinished()).toEqual([]);
  });

  test('keeps only the last part of its name', async () => {
    for (const [given, name] of [
      ['../../../../etc/cron.d/job', 'job.png'],
      ['..\\..\\windows\\win.ini', 'win.ini.png'],
      ['%2e%2e%2fx', '%2e%2e%2fx.png'],
    ] as const)
      expect([given, (await upload(PNG, given)).name]).toEqual([given, name]);
  });

  test('of the largest size is taken, and one byte more is refused, naming the limit', async () => {
    const largest = Buffer.alloc(LARGEST_FILE, 'a');
    expect(await upload(largest, 'long.txt')).toMatchObject({ size: LARGEST_FILE });
    const { body } = await post(Buffer.concat([largest, Buffer.from('a')]), 'long.txt').expect(413);
    expect(body).toMatchObject({
      code: 'file-too-large',
      detail: expect.stringContaining('10 MB'),
      limit: LARGEST_FILE,
    });
    await post(Buffer.concat([largest, largest]), 'long.txt').expect(413);
    expect(unfinished()).toEqual([]);
  });

  test('lies once on the disk, however often it was sent', async () => {
    const before = kept().length;
    const content = Buffer.from('the same words');
    const [one, other] = [await upload(content, 'a.txt'), await upload(content, 'b.txt', await api.log())];
    expect(one.id).not.toBe(other.id);
    expect(kept()).toHaveLength(before + 1);
  });
});

describe('a request that is no upload', () => {
  test('is refused, saying what to send', async () => {
    const to = `complaints/${reference}/attachments`;
    expect((await api.as('agent').post(to).send({}).expect(415)).body).toMatchObject({ code: 'no-form' });
    expect((await api.as('agent').post(to).field('words', 'x').expect(400)).body).toMatchObject({
      errors: [{ field: 'file' }],
    });
    await api.as('agent').post(to).attach('picture', PNG, 'x.png').expect(400);
    for (const body of [
      '',
      '--x\r\n',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
    ])
      expect([
        body,
        (await api.as('agent').post(to).set('Content-Type', 'multipart/form-data; boundary=x').send(body)).status,
      ]).toEqual([body, 400]);
    await api.as('agent').post(to).set('Content-Type', 'multipart/form-data').send('abc').expect(400);
  });

  test('with two files says that it takes one, and nothing of either stays', async () => {
    const before = kept().length;
    const words = Buffer.from('a text that nobody else sends');
    const to = `complaints/${reference}/attachments`;
    for (const second of ['file', 'other']) {
      const asked = api.as('agent').post(to).attach('file', words, 'a.txt').attach(second, PNG, 'b.png');
      expect((await asked.expect(400)).body).toMatchObject({
        code: 'several-files',
        detail: 'file: is there more than once: send one file with each request',
        errors: [{ field: 'file', reason: 'is there more than once: send one file with each request' }],
      });
    }
    const large = Buffer.alloc(LARGEST_FILE, 'b');
    await api.as('agent').post(to).attach('file', large, 'a.txt').attach('file', large, 'b.txt').expect(400);
    expect(await waiting()).toEqual([]);
    expect(kept()).toHaveLength(before);
    expect(unfinished()).toEqual([]);
    // The one file may stand among fields that nobody asked for, but not among very many.
    const beside = api.as('agent').post(to).field('a', 'x').attach('file', PNG, 'one.png').field('b', 'y');
    await beside.expect(201);
    const crowded = api.as('agent').post(to).attach('file', PNG, 'a.png');
    for (const name of ['a', 'b', 'c', 'd', 'e']) crowded.field(name, 'x');
    expect((await crowded.expect(400)).body).toMatchObject({ code: 'bad-form', errors: [{ field: 'body' }] });
    expect(await waiting()).toEqual([{ name: 'one.png' }]);
  });

  test('a form is no JSON: everywhere else it stays an unsupported type', async () => {
    await api.as('agent').post('complaints').attach('file', PNG, 'x.png').expect(415);
  });

  test('of somebody who hangs up in the middle leaves nothing', async () => {
    const Authorization = (api.as('agent').get('me') as unknown as { get(name: string): string }).get('Authorization');
    const asked = requestHttp(`${api.url}/api/v1/complaints/${reference}/attachments`, {
      method: 'POST',
      headers: {
        Authorization,
        'Content-Type': 'multipart/form-data; boundary=x',
        'Content-Length': 1_000_000,
      },
    });
    asked.on('error', () => undefined);
    asked.write(`--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'abc'.repeat(1_000)}`);
    await until('it began', () => unfinished().length === 1);
    asked.destroy();
    await until('nothing was left', () => unfinished().length === 0);
    expect(await api.rows('SELECT FROM attachment WHERE complaint_id = $1', [await complaintId()])).toEqual([]);
  });
});

describe('files of others', () => {
  test('of a complaint that one cannot see are not there', async () => {
    const view = await upload();
    await write('note', [view.id]).expect(201);
    await download(view.id, reference, 'supervisor').expect(200);
    await download(view.id, reference, 'other').expect(404);
    await post(PNG, 'x.png', reference, 'other').expect(404);
    const own = await api.log('other');
    await download(view.id, own, 'other').expect(404);
    await download(view.id, await api.log()).expect(404);
  });

  test('that wait are seen, bound and taken back by nobody else', async () => {
    const view = await upload();
    await download(view.id, reference, 'supervisor').expect(404);
    await api.as('supervisor').delete(`complaints/${reference}/attachments/${view.id}`).expect(404);
    const { body } = await api
      .as('supervisor')
      .post(`complaints/${reference}/messages`)
      .send({ kind: 'note', body: 'x', attachmentIds: [view.id] })
      .expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'attachmentIds.0' }] });
    await api.as('agent').delete(`complaints/${reference}/attachments/${view.id}`).expect(204);
    await download(view.id).expect(404);
  });

  test('of another complaint, or of another message, cannot be named; nothing is said then', async () => {
    const [here, elsewhere] = [await upload(), await upload(PNG, 'x.png', await api.log())];
    const { body } = await write('to-customer', [here.id, elsewhere.id, newId()]).expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'attachmentIds.1' }, { field: 'attachmentIds.2' }] });
    await write('note', [here.id]).expect(201);
    await write('note', [here.id]).expect(400);
    await api.as('agent').delete(`complaints/${reference}/attachments/${here.id}`).expect(409);
    for (const wrong of [['x'], [here.id, here.id], 'x', [null], Array.from({ length: 11 }, newId)])
      expect([wrong, (await write('note', wrong as string[])).status]).toEqual([wrong, 400]);
    const { body: page } = await api.as('agent').get(`complaints/${reference}/messages`).expect(200);
    expect((page as { items: unknown[] }).items).toHaveLength(1);
  });

  test('of a merged complaint are found through the one that goes on', async () => {
    const view = await upload();
    await write('note', [view.id]).expect(201);
    const target = await api.log();
    await api.as('agent').post(`complaints/${reference}/merge`).send({ into: target }).expect(200);
    await download(view.id, target).expect(200);
    const { body } = await api.as('agent').get(`complaints/${target}/attachments`).expect(200);
    expect(body).toMatchObject({ items: [{ id: view.id }] });
    expect((await post(PNG, 'x.png')).status).toBe(409);
  });
});

describe('the books', () => {
  test('a process that ends between file and row leaves a file, never a row; the sweep takes it after a day', async () => {
    const before = kept();
    await api.rows(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`);
    await api.rows('CREATE TRIGGER die BEFORE INSERT ON attachment FOR EACH ROW EXECUTE FUNCTION die()');
    const { status } = await post(Buffer.from('an orphan'), 'a.txt');
    expect(status).toBeGreaterThanOrEqual(500);
    await api.rows('DROP FUNCTION die CASCADE');
    const orphans = kept().filter((path) => !before.includes(path));
    expect(orphans).toHaveLength(1);
    expect(await api.rows('SELECT FROM attachment WHERE complaint_id = $1', [await complaintId()])).toEqual([]);
    const orphan = join(api.files.folder, orphans[0]!);
    const old = (hours: number) => new Date(api.now.getTime() - hours * 3_600_000);
    utimesSync(orphan, old(23), old(23));
    await sweepFiles(api.database, api.files, api.now);
    expect(kept()).toContain(orphans[0]);
    utimesSync(orphan, old(25), old(25));
    await sweepFiles(api.database, api.files, api.now);
    expect(kept()).not.toContain(orphans[0]);
  });

  test('what nobody bound goes after a day, row and file; what was bound stays', async () => {
    const [waiting, bound] = [await upload(Buffer.from('waits'), 'w.txt'), await upload(Buffer.from('bound'), 'b.txt')];
    await write('note', [bound.id]).expect(201);
    const later = new Date(api.now.getTime() + 25 * 3_600_000);
    for (const path of kept()) utimesSync(join(api.files.folder, path), api.now, api.now);
    await sweepFiles(api.database, api.files, later);
    await download(waiting.id).expect(404);
    await download(bound.id).expect(200, 'bound');
    const rows = await api.rows('SELECT DISTINCT sha256 FROM attachment');
    expect(kept()).toHaveLength(rows.length);
  });

  test('so many files wait for their message, and no more', async () => {
    for (let n = 0; n < MOST_WAITING; n++) await upload(Buffer.from(`${n}`), 'n.txt');
    expect((await post(PNG, 'x.png').expect(409)).body).toMatchObject({
      code: 'too-many-waiting',
      limit: MOST_WAITING,
    });
    await upload(PNG, 'x.png', reference, 'supervisor');
  });
});

describe('the customer', () => {
  async function* content(text: string): AsyncGenerator<Buffer> {
    yield Buffer.from(text);
  }

  test('uploads up to a limit, and sees what was said to and by them, never what a note holds', async () => {
    const id = await complaintId();
    const attach = api.app.get(AttachFile);
    const words = newId();
    await attach.attach({ id }, { name: 'own.txt', content: content('own') }, customerActor(null, id), words);
    await api.rows('UPDATE attachment SET bound_at = uploaded_at WHERE id = $1', [words]);
    const [note, reply] = [await upload(PNG, 'note.png'), await upload(PNG, 'reply.png')];
    await write('note', [note.id]).expect(201);
    await write('to-customer', [reply.id]).expect(201);
    const seen = await readAttachmentsForCustomer(api.database.manager, id);
    expect(seen.map(({ view }) => view.name).toSorted()).toEqual(['own.txt', 'reply.png']);
    expect(await readAttachmentsForCustomer(api.database.manager, id, note.id)).toEqual([]);
    // Whoever works here sees what came with the words at once.
    await download(words).expect(200, 'own');
    await api.rows(
      `INSERT INTO attachment (id, complaint_id, sha256, name, media_type, size, uploader_kind, uploaded_at, bound_at)
       SELECT gen_random_uuid(), complaint_id, sha256, name, media_type, size, 'customer', uploaded_at, uploaded_at
       FROM attachment, generate_series(2, ${MOST_FROM_CUSTOMER}) WHERE id = $1`,
      [words],
    );
    await expect(
      attach.attach({ id }, { name: 'x.txt', content: content('x') }, customerActor(null, id), newId()),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'too-many-files' });
  });

  test('gets the files of an answer by mail; a note’s never leave; what is too much is named', async () => {
    const server = new TestMailServer();
    const sender = new MailSender(await server.start());
    const deliver = deliverMail(api, sender);
    const email = 'files@customer.example';
    reference = await api.log('agent', { customer: { name: 'Ann', email } });
    await api.rows('DELETE FROM mail');
    const picture = await upload(PNG, '收据.png');
    const note = await upload(PNG, 'secret.png');
    await write('note', [note.id]).expect(201);
    await write('to-customer', [picture.id]).expect(201);
    const send = async () => {
      const rows = await api.rows<{ id: string }>(`SELECT id FROM mail WHERE state = 'waiting' ORDER BY created_at`);
      for (const { id } of rows) await deliver.deliver(id, 'test');
    };
    // Even a row that names a note's file carries none.
    await api.rows('UPDATE mail SET attachment_ids = attachment_ids || $1::uuid', [note.id]);
    await send();
    const [mail] = server.to(email);
    expect(mail!.attachments).toMatchObject([
      { filename: '收据.png', mimeType: 'image/png', disposition: 'attachment' },
    ]);
    expect(Buffer.compare(Buffer.from(mail!.attachments[0]!.content as ArrayBuffer), PNG)).toBe(0);

    const large = await Promise.all([1, 2].map((n) => upload(Buffer.alloc(7_000_000, `${n}`), `large ${n}.txt`)));
    await write(
      'to-customer',
      large.map(({ id }) => id),
    ).expect(201);
    await send();
    const second = server.to(email)[1]!;
    expect(second.attachments).toEqual([]);
    expect(second.text).toContain('large 1.txt');
    await sender.close();
    await server.stop();
  });
});
