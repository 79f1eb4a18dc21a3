import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import conversationEn from '../../apps/web/i18n/en/conversation.ts';
import intakeEn from '../../apps/web/i18n/en/intake.ts';
import stepsEn from '../../apps/web/i18n/en/steps.ts';
import { PASSWORD, PEOPLE } from '../support/api.ts';
import { until } from '../support/until.ts';
import { BrowserStage } from './stage.ts';

/* What people had typed or attached and lost, or sent to the wrong ones, before it was mended. */

let stage: BrowserStage;
let page: Page;
let reference: string;
beforeAll(async () => {
  stage = await BrowserStage.open();
  reference = await stage.api.log('agent', { words: 'The kettle leaks.' });
  page = await stage.signIn('agent', `/complaints/${reference}?step=expectation`, 'desktop', 'en');
}, 60_000);
afterAll(() => stage.close());

async function signOut(from: Page): Promise<void> {
  await from.getByRole('button', { name: new RegExp(`^${commonEn.account}`) }).click();
  await from.getByRole('menuitem', { name: commonEn.signOut }).click();
  await from.waitForURL(/sign-in/);
}

test('12.50 can be typed as an amount', async () => {
  const amount = page.getByLabel(stepsEn.expectation.amount);
  await amount.pressSequentially('12.50');
  expect(await amount.inputValue()).toBe('12.50');
  await page.keyboard.press('Escape');
  await amount.waitFor({ state: 'detached' });
}, 60_000);

test('a file that was added to a note arrives there, though somebody looked at the history and replies meanwhile', async () => {
  let arrive = (): void => undefined;
  const isTime = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/attachments', async (route) => {
    if (route.request().method() === 'POST') await isTime;
    await route.continue();
  });
  const kind = (of: keyof typeof conversationEn.tab) => page.getByText(conversationEn.tab[of], { exact: true });
  const attached = page.getByRole('list', { name: conversationEn.files.label }).getByText('audit.txt');
  await kind('note').click();
  const file = { name: 'audit.txt', mimeType: 'text/plain', buffer: Buffer.from('for colleagues only') };
  await page.locator('section[data-kind=note] input[type=file]').setInputFiles(file);
  await page.getByText('audit.txt').waitFor();

  await page.getByRole('tab', { name: caseEn.panel.history }).click();
  await page.keyboard.press('r');
  const reply = page.getByRole('textbox', { name: conversationEn.write['to-customer'] });
  await reply.waitFor();
  await page.waitForFunction('document.activeElement instanceof HTMLTextAreaElement');
  const arrived = page.waitForResponse(
    (one) => one.url().endsWith('/attachments') && one.request().method() === 'POST',
  );
  arrive();
  expect((await arrived).status()).toBe(201);
  await kind('note').click();
  await attached.waitFor();
  await kind('to-customer').click();
  await attached.waitFor({ state: 'detached' });
  await page.unroute('**/attachments');
}, 60_000);

test('a click beside a dialog asks before it throws away what was typed', async () => {
  await page.getByRole('button', { name: caseEn.action.more }).click();
  await page.getByRole('menuitem', { name: caseEn.action.escalate }).click();
  const reason = page.getByRole('dialog').getByLabel(caseEn.escalate.reason);
  await reason.fill('Wants to speak to the manager.');
  await page.mouse.click(5, 400);
  await page.getByRole('button', { name: commonEn.unsaved.stay }).click();
  expect(await reason.inputValue()).toBe('Wants to speak to the manager.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: commonEn.unsaved.discard }).click();
  await reason.waitFor({ state: 'detached' });
}, 60_000);

test('whoever is signed out from another tab finds a reply and a step as they were', async () => {
  const reply = page.getByRole('textbox', { name: conversationEn.write['to-customer'] });
  await reply.fill('Dear Ms Li, ');
  await page.goto(`${stage.api.url}/complaints/${reference}?step=capture`);
  const restatement = page.getByLabel(stepsEn.capture.restatement);
  await restatement.fill('It leaks at the lid.');
  const other = await page.context().newPage();
  await other.goto(`${stage.api.url}/notifications`);
  await signOut(other);
  await other.close();
  await page.waitForURL(/sign-in/);
  await page.locator('input[type=email]').fill(PEOPLE.agent.email);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await restatement.waitFor();
  expect(await restatement.inputValue()).toBe('It leaks at the lid.');
  await page.keyboard.press('Escape');
  await restatement.waitFor({ state: 'detached' });
  expect(await reply.inputValue()).toBe('Dear Ms Li, ');
}, 60_000);

test('a tab that was duplicated writes on with the same new complaint, and neither overwrites the other', async () => {
  const words = (of: Page) => of.getByRole('textbox', { name: intakeEn.words.label });
  const first = await page.context().newPage();
  await first.goto(`${stage.api.url}/new`);
  await words(first).fill('The kettle leaks.');
  const kept = 'Object.keys(localStorage).some((name) => name.startsWith("amends.intake."))';
  await until('it is kept', () => first.evaluate<boolean>(kept));
  // Opened from a page, a tab begins with what that page had kept, as a duplicated one does.
  const [twin] = await Promise.all([page.context().waitForEvent('page'), first.evaluate("void open('/new')")]);
  await words(twin).waitFor();
  expect(await words(twin).inputValue()).toBe('The kettle leaks.');
  await words(first).fill('The kettle leaks at the lid.');
  await until('it stands in the other tab', async () => (await words(twin).inputValue()).endsWith('lid.'));
  await words(twin).press('End');
  await words(twin).pressSequentially(' Since May.');
  const whole = 'The kettle leaks at the lid. Since May.';
  await until('both stand in the first', async () => (await words(first).inputValue()) === whole);
  await twin.close();
  await first.close();
}, 60_000);

test('a page that did not come in an outage is loaded when the service is back', async () => {
  const pieces = /assets\/customers-page/;
  await page.route(pieces, (route) => route.abort());
  await page.route('**/customers', (route) => route.abort());
  await page.getByRole('link', { name: commonEn.page.customers }).click();
  await page.getByText(commonEn.state.notLoaded).waitFor();
  await page.unroute(pieces);
  await page.unroute('**/customers');
  await page.getByRole('heading', { name: commonEn.page.customers }).waitFor();
  expect(stage.complaints.splice(0).filter((one) => !one.includes('did not come'))).toEqual([]);
  await page.goto(`${stage.api.url}/complaints/${reference}`);
}, 60_000);

test('a reply that still could be taken back leaves when its writer signs out', async () => {
  await page.getByRole('textbox', { name: conversationEn.write['to-customer'] }).fill('A new kettle is on its way.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: conversationEn.leaving.undo }).waitFor();
  await signOut(page);
  const { text } = await stage.api.as('agent').get(`complaints/${reference}/messages`).expect(200);
  expect(text).toContain('A new kettle is on its way.');
  expect(stage.complaints).toEqual([]);
}, 60_000);

test('whom no mail reaches has to be called: a reply that nobody can read says so, and the call is written down', async () => {
  const customer = { name: 'Paul Reed', phone: '+442079460000' };
  const called = await stage.api.log('agent', { customer, channel: 'web' });
  const there = await stage.signIn('agent', `/complaints/${called}`, 'phone', 'en');
  const reply = there.getByRole('textbox', { name: conversationEn.write['to-customer'] });
  const send = async (words: string) => {
    await reply.fill(words);
    await there.getByRole('button', { name: conversationEn.send['from-customer'] }).click();
    await there.getByRole('button', { name: conversationEn.leaving.sendNow }).click();
    await there.getByRole('article').getByText(words).waitFor();
  };
  await there.getByText(conversationEn.whither.call.replace('{{phone}}', customer.phone)).waitFor();
  await send('We are sorry, and we look into it.');
  await there.getByText(conversationEn.reachesNobody).waitFor();

  await there.getByRole('combobox', { name: conversationEn.toldBy }).click();
  await there.getByRole('option', { name: commonEn.channel.phone }).click();
  await there.getByText(conversationEn.whither.told).waitFor();
  await send('I called and said that we are sorry.');
  expect(await there.getByText(conversationEn.reachesNobody).count()).toBe(1);
  const { body } = await stage.api.as('agent').get(`complaints/${called}/messages`).expect(200);
  const { items } = body as { items: { kind: string; channel: string }[] };
  // The clock of the test stands: both are of the same moment, in any order.
  const ways = items.filter(({ kind }) => kind === 'to-customer').map(({ channel }) => channel);
  expect(ways.toSorted()).toEqual(['phone', 'web']);
  if (process.env.LOOK) await there.screenshot({ path: `${process.env.LOOK}/composer.png`, fullPage: true });
  await there.context().close();
}, 60_000);
