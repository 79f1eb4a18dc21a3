import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { TestApi } from '../support/api.ts';
import { caseLink } from '../support/case-link.ts';
import { PNG, PROGRAM } from '../support/files.ts';

let api: TestApi;
let reference: string;
let token: string;
let address = 0;
beforeAll(async () => void (api = await TestApi.start({ trustProxy: '127.0.0.1' })));
afterAll(() => api.stop());
beforeEach(async () => {
  address++;
  reference = await api.log();
  token = await caseLink(api, reference);
});

interface File {
  id: string;
  name: string;
  size: number;
}
const at = (path: string, link = token) => `public/cases/${link}/${path}`;
const from = (method: 'get' | 'post' | 'delete', path: string) =>
  api.ask(method, path).set('X-Forwarded-For', `10.0.3.${address}`);
const post = (content: Buffer, name: string, link = token) =>
  from('post', at('attachments', link)).attach('file', content, { filename: name });
const upload = async (name = 'picture.png') => (await post(PNG, name).expect(201)).body as File;
const reply = (attachmentIds: string[]) =>
  from('post', at('messages')).send({ body: 'Here is the picture.', attachmentIds });
const filesOf = (body: unknown) => (body as { messages: { files: File[] }[] }).messages.map(({ files }) => files);

test('the customer sends a file with a message, both sides see it, and it comes back as it was, to be saved', async () => {
  const file = await upload('收据.png');
  expect(file).toEqual({ id: file.id, name: '收据.png', size: PNG.length });
  const { body } = await reply([file.id]).expect(201);
  expect(filesOf(body)).toEqual([[], [file]]);
  const answer = await from('get', at(`attachments/${file.id}`))
    .responseType('blob')
    .expect(200);
  expect(Buffer.compare(answer.body as Buffer, PNG)).toBe(0);
  expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
  expect(answer.headers['cache-control']).toBe('private, no-store');
  const { body: messages } = await api.as('agent').get(`complaints/${reference}/messages`).expect(200);
  expect(messages).toMatchObject({ items: [{ attachments: [{ id: file.id }] }] });
});

test('two files at once are refused, and neither waits', async () => {
  const asked = from('post', at('attachments')).attach('file', PNG, 'a.png').attach('file', PNG, 'b.png');
  expect((await asked.expect(400)).body).toMatchObject({ code: 'several-files', errors: [{ field: 'file' }] });
  expect(
    await api.rows('SELECT FROM attachment a JOIN complaint c ON c.id = a.complaint_id WHERE c.reference = $1', [
      reference,
    ]),
  ).toEqual([]);
});

test('a rejection can show what is wrong', async () => {
  await api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', override: 'For the test.', statement: 'We sent a new one.' })
    .expect(200);
  const { id } = await upload();
  const { body } = await from('post', at('rejection'))
    .send({ reason: 'Broken too.', attachmentIds: [id] })
    .expect(200);
  expect(filesOf(body)[1]).toMatchObject([{ id }]);
});

test('files of notes and files of other cases are not there', async () => {
  const uploaded = await api
    .as('agent')
    .post(`complaints/${reference}/attachments`)
    .attach('file', PNG, { filename: 'inside.png' })
    .expect(201);
  const { id } = uploaded.body as File;
  await from('get', at(`attachments/${id}`)).expect(404);
  await reply([id]).expect(400);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'note', body: 'Look.', attachmentIds: [id] })
    .expect(201);
  await from('get', at(`attachments/${id}`)).expect(404);
  const own = await upload();
  const foreign = await caseLink(api, await api.log('other'));
  await from('get', at(`attachments/${own.id}`, foreign)).expect(404);
  await from('delete', at(`attachments/${own.id}`, foreign)).expect(404);
  await from('get', at('attachments/none')).expect(404);
});

test('the file of an answer is there, and a customer takes back only what waits', async () => {
  const { body } = await api
    .as('agent')
    .post(`complaints/${reference}/attachments`)
    .attach('file', PNG, { filename: 'invoice.png' })
    .expect(201);
  const { id } = body as File;
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'to-customer', body: 'The invoice.', attachmentIds: [id] })
    .expect(201);
  await from('get', at(`attachments/${id}`)).expect(200);
  await from('delete', at(`attachments/${id}`)).expect(404);
  const own = await upload();
  await from('delete', at(`attachments/${own.id}`)).expect(204);
  await from('get', at(`attachments/${own.id}`)).expect(404);
});

test('merged into another case of the same customer its files are there still', async () => {
  const customer = { name: 'Wei Li', email: 'files@customer.example' };
  reference = await api.log('agent', { customer });
  token = await caseLink(api, reference);
  const { id } = await upload();
  await reply([id]).expect(201);
  const into = await api.log('agent', { customer });
  await api.as('supervisor').post(`complaints/${reference}/merge`).send({ into }).expect(200);
  await from('get', at(`attachments/${id}`)).expect(200);
});

test('what is no picture or document, whatever its name says, is refused, and so is a link that opens nothing', async () => {
  await post(PROGRAM, 'picture.png').expect(415);
  await from('post', at('attachments')).send({}).expect(415);
  await post(PNG, 'picture.png', 'x').expect(404);
  await post(PNG, 'picture.png', await caseLink(api, reference, -91)).expect(410);
  expect(
    await api.rows('SELECT FROM attachment a JOIN complaint c ON c.id = a.complaint_id WHERE c.reference = $1', [
      reference,
    ]),
  ).toEqual([]);
});

test('one address may upload only so often', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 31; n++) answers.push((await post(PNG, 'picture.png', 'x')).status);
  expect(answers.filter((status) => status === 429)).toHaveLength(1);
});
