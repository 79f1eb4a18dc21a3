import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { caseLink, linkIn } from '../support/case-link.ts';
import english from '../../apps/web/i18n/en/portal.ts';
import chinese from '../../apps/web/i18n/zh-CN/portal.ts';
import { PNG, PROGRAM } from '../support/files.ts';
import { barriers } from './accessible.ts';
import { BrowserStage, type Language, type Screen } from './stage.ts';

let stage: BrowserStage;
beforeAll(async () => void (stage = await BrowserStage.open()), 60_000);
afterAll(() => stage.close());
afterEach(() => expect(stage.complaints.splice(0)).toEqual([]));

const answer = (reference: string) =>
  stage.api
    .as('supervisor')
    .post(`complaints/${reference}/status`)
    .send({ status: 'resolved', override: 'For the test.', statement: 'We sent you a new lamp.' })
    .expect(200);
const mailTo = async (address: string) =>
  (
    await stage.api.rows<{ text: string }>('SELECT text FROM mail WHERE to_address = $1 ORDER BY created_at DESC', [
      address,
    ])
  )[0]!.text;

const TEXTS = { en: english, 'zh-CN': chinese };
const PICTURE = { name: 'lamp.png', mimeType: 'image/png', buffer: PNG };

/** What the pages say, for those who tell the story in either language. */
const SAID = {
  en: {
    words: /What happened/,
    name: /Your name/,
    email: /E-mail address/,
    send: 'Send complaint',
    missing: 'Please write your name.',
    sent: 'We have your complaint',
    message: /Your message/,
    reply: 'Send message',
    replied: 'We have your message.',
    accept: 'Yes, I accept it',
    accepted: 'Thank you. You have accepted our answer.',
    rate: 'Send rating',
    rated: /Your rating: 4 of 5/,
  },
  'zh-CN': {
    words: /发生了什么/,
    name: /您的姓名/,
    email: /电子邮箱/,
    send: '提交投诉',
    missing: '请填写您的姓名。',
    sent: '我们已收到您的投诉',
    message: /您的留言/,
    reply: '发送留言',
    replied: '我们已收到您的留言。',
    accept: '是，我接受',
    accepted: '感谢您的确认，您已接受处理结果。',
    rate: '提交评价',
    rated: /您的评价：4 分/,
  },
};

test.each<[Screen, Language]>([
  ['phone', 'en'],
  ['desktop', 'zh-CN'],
])(
  'on the %s in %s: a customer complains, follows the case by the mailed link, sends a picture, accepts the answer and rates it',
  async (screen, language) => {
    const said = SAID[language];
    const address = `lamp.${language.toLowerCase()}@customer.example`;
    const page = await stage.visit('/complain', screen, language);
    const { files } = TEXTS[language];
    await page.getByLabel(said.words).fill('The lamp arrived broken.');
    const tool = { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: PROGRAM };
    await page.locator('input[type=file]').first().setInputFiles([tool, PICTURE]);
    // One that fails stops no other, and what is written stays.
    await page.getByText(files.notTaken).waitFor();
    await page.getByText('lamp.png').waitFor();
    await page.getByRole('button', { name: said.send }).click();
    await page.getByText(said.missing).waitFor();
    await page.getByText(files.lookAgain).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel(said.name).fill('Li Wei');
    await page.getByLabel(said.email).fill(address);
    await page.getByRole('button', { name: files.remove.replace('{{name}}', tool.name) }).click();
    await page.reload();
    await page.getByText('lamp.png').waitFor();
    await page.getByRole('button', { name: said.send }).click();
    await page.getByRole('heading', { name: said.sent }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const reference = /C-\d{4}-\d{6}/.exec(await page.getByRole('main').innerText())![0];

    await stage.pass(1_000);
    await page.goto(`${stage.api.url}/case/${linkIn(await mailTo(address))}`);
    await page.getByRole('link', { name: /lamp\.png/ }).waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ ...PICTURE, name: 'base.png' });
    await page.getByText('base.png').waitFor();
    await page.getByRole('button', { name: said.reply }).waitFor();
    await page.getByLabel(said.message).fill('This is how it looks.');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said.reply }).click();
    await page.getByText(said.replied).waitFor();
    await page.getByRole('link', { name: /base\.png/ }).waitFor();

    await answer(reference);
    await page.reload();
    await page.getByText('We sent you a new lamp.').waitFor();
    await page.getByRole('button', { name: said.accept }).click();
    await page.getByText(said.accepted).waitFor();
    await page.getByRole('radio', { name: /4/ }).check();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: said.rate }).click();
    await page.getByText(said.rated).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  },
  120_000,
);

test('what is typed outlives a reload and a lost connection, and is sent once the connection is back', async () => {
  const reference = await stage.api.log();
  const page = await stage.visit(`/case/${await caseLink(stage.api, reference)}`, 'phone', 'en');
  await page.getByLabel('Your message').fill('One leg is shorter.');
  await page.reload();
  await page.getByLabel('Your message').waitFor();
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  await page.getByRole('button', { name: 'Send message' }).click();
  await page.getByText('What you typed is still here.').waitFor();
  expect(await page.getByLabel('Your message').inputValue()).toBe('One leg is shorter.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Send message' }).click();
  await page.getByText('We have your message.').waitFor();
  expect(await page.getByLabel('Your message').inputValue()).toBe('');
}, 60_000);

test('a case speaks its own language, and another one when the customer wants', async () => {
  const reference = await stage.api.log('agent', { language: 'zh-CN' });
  const page = await stage.visit(`/case/${await caseLink(stage.api, reference)}`, 'phone', 'en');
  await page.getByRole('heading', { name: '我们已收到您的投诉' }).waitFor();
  await page.getByText('沟通记录').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'We have received your complaint' }).waitFor();
  await page.getByText('Conversation').waitFor();
}, 60_000);

test('a link that ran out renews itself by mail, one that was revoked says so, and one that was never ours asks who it is', async () => {
  const customer = { name: 'Li Wei', email: 'renewed@customer.example' };
  const reference = await stage.api.log('agent', { customer });
  const page = await stage.visit(`/case/${await caseLink(stage.api, reference, -91)}`, 'phone', 'en');
  await page.getByRole('heading', { name: 'This link has run out' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send me a fresh link' }).click();
  await page.getByRole('heading', { name: 'Please look into your mailbox' }).waitFor();
  await stage.pass(0);
  await page.goto(`${stage.api.url}/case/${linkIn(await mailTo(customer.email))}`);
  await page.getByText(reference).waitFor();
  await stage.api.as('agent').delete(`complaints/${reference}/case-links`).expect(204);
  await page.reload();
  await page.getByRole('heading', { name: english.link.revokedTitle }).waitFor();
  await page.getByRole('button', { name: english.link.byToken }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`${stage.api.url}/case/never-ours`);
  await page.getByRole('heading', { name: 'This link opens nothing' }).waitFor();
  expect(await barriers(page)).toEqual([]);
}, 60_000);

test('inside the page of another site the form tells how high it is, and can be sent', async () => {
  const snippet = `<!doctype html><title>Shop</title>
    <iframe id="form" src="${stage.api.url}/complain/embedded?lang=en" title="Complain"></iframe>
    <script>addEventListener('message', ({ data, source }) => {
      const frame = document.getElementById('form');
      if (source === frame.contentWindow && data?.type === 'amends:height') frame.style.height = data.height + 'px';
    })</script>`;
  const shop = createServer((_, response) => response.setHeader('content-type', 'text/html').end(snippet));
  await new Promise<void>((ready) => shop.listen(0, '127.0.0.1', ready));
  try {
    const page = await stage.visit('/complain', 'phone', 'en');
    await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
    const form = page.frameLocator('#form');
    await form.getByLabel(/What happened/).fill('From the shop.');
    await page.waitForFunction("document.getElementById('form').offsetHeight > 500");
    await form.locator('input[type=file]').first().setInputFiles(PICTURE);
    await form.getByText('lamp.png').waitFor();
    await form.getByLabel(/Your name/).fill('Li Wei');
    await form.getByLabel(/E-mail/).fill('shop@customer.example');
    await form.getByRole('button', { name: 'Send complaint' }).click();
    await form.getByText('Your reference').waitFor();
  } finally {
    shop.close();
  }
}, 60_000);
