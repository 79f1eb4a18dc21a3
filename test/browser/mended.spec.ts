import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import conversationEn from '../../apps/web/i18n/en/conversation.ts';
import stepsEn from '../../apps/web/i18n/en/steps.ts';
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

test('a reply that still could be taken back leaves when its writer signs out', async () => {
  await page.getByRole('textbox', { name: conversationEn.write['to-customer'] }).fill('A new kettle is on its way.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: conversationEn.leaving.undo }).waitFor();
  await page.getByRole('button', { name: new RegExp(`^${commonEn.account}`) }).click();
  await page.getByRole('menuitem', { name: commonEn.signOut }).click();
  await page.waitForURL(/sign-in/);
  const { text } = await stage.api.as('agent').get(`complaints/${reference}/messages`).expect(200);
  expect(text).toContain('A new kettle is on its way.');
  expect(stage.complaints).toEqual([]);
}, 60_000);
