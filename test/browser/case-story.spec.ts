import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { SendFollowUp } from '#recovery/send-follow-up';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import talkEn from '../../apps/web/i18n/en/conversation.ts';
import fieldsEn from '../../apps/web/i18n/en/custom-fields.ts';
import liveEn from '../../apps/web/i18n/en/live.ts';
import stepsEn from '../../apps/web/i18n/en/steps.ts';
import caseZh from '../../apps/web/i18n/zh-CN/case.ts';
import stepsZh from '../../apps/web/i18n/zh-CN/steps.ts';
import { DAY } from '../support/clockwork.ts';
import { PNG } from '../support/files.ts';
import { until } from '../support/until.ts';
import { barriers } from './accessible.ts';
import { BrowserStage } from './stage.ts';

/* What people do on the page of a case, each with the hands, and looked up in the api afterwards. */

let stage: BrowserStage;
/** The agent at the desk, in English. */
let page: Page;
let reference: string;
beforeAll(async () => {
  stage = await BrowserStage.open();
  page = await stage.signIn('agent', '/notifications', 'desktop', 'en');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
}, 60_000);
afterAll(() => stage.close());
beforeEach(async () => void (reference = await stage.api.log('agent', { subject: 'Parcel left outside' })));

const view = async (which = reference) =>
  (await stage.api.as('supervisor').get(`complaints/${which}`).expect(200)).body as {
    customFields: object;
    tags: string[];
    category: string | null;
    status: string;
    mergedInto: string | null;
    links: object[];
    owner: { id: string } | null;
    briefingUnread: boolean;
  };
const events = async (which = reference) =>
  (
    await stage.api.rows<{ type: string }>(
      'SELECT type FROM complaint_event WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)',
      [which],
    )
  ).map(({ type }) => type);
const itemsOf = async (what: string) =>
  (
    (await stage.api.as('agent').get(`complaints/${reference}/${what}`).expect(200)).body as {
      items: { body: string }[];
    }
  ).items;
const said = async () => (await itemsOf('messages')).map(({ body }) => body);

async function open(search = '', on = page): Promise<void> {
  await on.goto(`${stage.api.url}/complaints/${reference}${search}`);
  await on.getByText('Parcel left outside').first().waitFor();
}
const button = (name: string, within: Page | Locator = page) => within.getByRole('button', { name, exact: true });
const dialog = (on = page) => on.getByRole('dialog');
/** What stands open hinders nobody. */
const isOpenToAll = async (on = page) => expect([...(await barriers(on)), ...stage.complaints.splice(0)]).toEqual([]);
async function choose(item: string): Promise<void> {
  await button(caseEn.action.more).click();
  await page.getByRole('menuitem', { name: item }).click();
}
async function submit(name: string, on = page): Promise<void> {
  await button(name, dialog(on)).click();
  await dialog(on).waitFor({ state: 'hidden' });
}

test('custom fields are edited by their type; what two changed at once is told, and a category asks for what it requires', async () => {
  const { api } = stage;
  const field = (name: string, type: string, more: object = {}) =>
    api
      .as('manager')
      .post('custom-fields')
      .send({ name, type, labels: { en: name, 'zh-CN': name }, ...more })
      .expect(201);
  await field('Pieces', 'number');
  await field('Insured', 'yes-no');
  await field('Carrier', 'text', { required: true, categories: ['delivery'] });
  await api.log('agent', { tags: ['summer', 'autumn'] });
  await api.as('manager').post('tags/retirement').send({ tag: 'summer', retired: true }).expect(204);
  await api
    .as('agent')
    .patch(`complaints/${reference}`)
    .send({ tags: ['summer'] })
    .expect(200);
  await open();
  await button(fieldsEn.edit).click();
  await dialog().getByLabel('Pieces').fill('3');
  await dialog().getByLabel('Insured').selectOption('no');
  await isOpenToAll();
  await api
    .as('supervisor')
    .patch(`complaints/${reference}`)
    .send({ customFields: { Pieces: 7, legacy: 'x' } })
    .expect(200);
  await button(fieldsEn.save, dialog()).click();
  await dialog().getByText(commonEn.state.changedTitle).waitFor();
  expect(await dialog().getByLabel('Pieces').inputValue()).toBe('3');
  await isOpenToAll();
  await submit(fieldsEn.save);
  expect((await view()).customFields).toEqual({ Pieces: 3, Insured: false, legacy: 'x' });

  await page.getByRole('button', { name: caseEn.header.category }).click();
  await page.getByRole('combobox', { name: caseEn.header.category }).click();
  await page.getByRole('option', { name: 'Delivery' }).click();
  await button(commonEn.action.save).click();
  await page.getByText(/^is missing/).waitFor();
  await isOpenToAll();
  await page.getByLabel('Carrier').fill('Parcel Ltd');
  await button(commonEn.action.save).click();
  await until('it has the category', async () => (await view()).category === 'delivery');
  expect((await view()).customFields).toMatchObject({ Pieces: 3, Carrier: 'Parcel Ltd' });

  // A retired tag stays where it is, and is proposed no more.
  await page.getByRole('button', { name: caseEn.header.tags }).click();
  await page.getByRole('combobox', { name: caseEn.header.tags }).click();
  await page.getByRole('option', { name: 'autumn' }).click();
  expect(await page.getByRole('option', { name: 'summer' }).count()).toBe(0);
  await button(commonEn.action.save).click();
  await until('it has both', async () => (await view()).tags.join() === 'summer,autumn');
}, 60_000);

test('a reply that does not leave comes back with a reason and is sent once; it can be taken back, and a closing page sends it', async () => {
  const area = page.getByRole('textbox', { name: talkEn.write['to-customer'] });
  const write = async (words: string) => {
    await area.fill(words);
    await page.keyboard.press('Control+Enter');
  };
  await open();
  await page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await write('We look into it.');
  await button(talkEn.leaving.sendNow).click();
  await page.getByText(talkEn.notSent).waitFor();
  await isOpenToAll();
  expect(await area.inputValue()).toBe('We look into it.');
  // The same while its writer looks at something else.
  await area.press('Control+Enter');
  await page.getByRole('link', { name: commonEn.page.notifications }).click();
  await page.getByText(liveEn.outgoing.back.replace('{{reference}}', reference)).waitFor();
  await page.unroute('**/messages');
  await open();
  await area.waitFor();
  expect(await area.inputValue()).toBe('We look into it.');
  await area.press('Control+Enter');
  await button(talkEn.leaving.sendNow).click();
  await until('it is sent', async () => (await said()).length === 1);

  await write('Too early.');
  await page.getByRole('button', { name: talkEn.leaving.undo }).click();
  expect(await area.inputValue()).toBe('Too early.');
  await write('The page closes.');
  await button(talkEn.leaving.sendNow).waitFor();
  await page.goto(`${stage.api.url}/notifications`);
  await until('it is sent all the same', async () => (await said()).length === 2);
  // Their clock stands still, so that neither is the earlier one.
  expect((await said()).toSorted()).toEqual(['The page closes.', 'We look into it.']);
}, 60_000);

test('files that are pasted and dropped go with the reply', async () => {
  await open();
  await page.getByRole('textbox', { name: talkEn.write['to-customer'] }).fill('Here they are.');
  await page.evaluate(handOver('paste', 'picture.png'));
  await page.evaluate(handOver('drop', 'receipt.png'));
  for (const name of ['picture.png', 'receipt.png']) await page.getByRole('button', { name }).first().waitFor();
  await isOpenToAll();
  await button(talkEn.send['to-customer']).click();
  await button(talkEn.leaving.sendNow).click();
  await until('it is sent', async () => (await said()).length === 1);
  expect(await itemsOf('attachments')).toMatchObject([{ name: 'picture.png' }, { name: 'receipt.png' }]);
}, 60_000);

test('an agent is told who can pass a shut gate; a supervisor passes it with a reason', async () => {
  const move = async (on: Page) => {
    await open('', on);
    await button(caseEn.move.menu, on).click();
    await on.getByRole('menuitem', { name: caseEn.move.to.resolved }).click();
  };
  await move(page);
  await dialog().getByText(caseEn.move.whoMay).waitFor();
  expect(await dialog().getByText(caseEn.move.overrideAsk).count()).toBe(0);
  expect(await button(caseEn.move.submit, dialog()).isDisabled()).toBe(true);
  await isOpenToAll();

  const supervisor = await stage.signIn('supervisor', `/complaints/${reference}`, 'desktop', 'en');
  await move(supervisor);
  await dialog(supervisor).getByLabel(caseEn.move.statement).fill('We brought the parcel in.');
  await dialog(supervisor).getByLabel(caseEn.move.overrideAsk).check();
  await dialog(supervisor).getByLabel(caseEn.move.overrideReason).fill('Solved at the door.');
  await isOpenToAll(supervisor);
  await submit(caseEn.move.override, supervisor);
  await supervisor.context().close();
  expect((await view()).status).toBe('resolved');
  expect(await events()).toContain('gate.overridden');
}, 60_000);

test('a case is linked and unlinked, put aside and taken up again, and merged', async () => {
  const other = await stage.api.log('agent', { subject: 'The same parcel' });
  const pick = async (name: string) => {
    await page.getByRole('combobox', { name }).fill(other);
    await page.getByRole('option', { name: other }).click();
  };
  await open();
  await choose(caseEn.action.link);
  await pick(caseEn.link.other);
  await isOpenToAll();
  await submit(caseEn.link.submit);
  expect((await view()).links).toEqual([{ reference: other, kind: 'related', direction: 'to' }]);
  await page.getByRole('button', { name: caseEn.panel.links }).click();
  await button(caseEn.link.remove.replace('{{reference}}', other)).click();
  await until('it is unlinked', async () => (await view()).links.length === 0);

  await choose(caseEn.action.snooze);
  await dialog().getByRole('button', { name: caseEn.remind.at.snooze }).click();
  await button(commonEn.time.inOneWeek).click();
  await isOpenToAll();
  await submit(caseEn.remind.submit.snooze);
  await button(caseEn.banner.wake).click();
  await button(caseEn.banner.wake).waitFor({ state: 'detached' });

  await choose(caseEn.action.merge);
  await pick(caseEn.merge.into);
  await isOpenToAll();
  await button(caseEn.merge.submit, dialog()).click();
  await page.waitForURL(`**/complaints/${other}`);
  expect(await view()).toMatchObject({ status: 'merged', mergedInto: other });
}, 60_000);

test('step 9 names a known problem by its title, and notes one that is new', async () => {
  const title = `Carrier leaves parcels outside`;
  await open('?step=big-picture');
  await page.getByRole('combobox', { name: stepsEn.bigPicture.problemId }).fill(title);
  await page.getByRole('option', { name: title }).click();
  await until('it is noted', async () => (await stage.api.rows('SELECT FROM known_problem')).length === 1);
  await isOpenToAll();
  await button(caseEn.drawer.saveDraft).click();
  await page.getByText(caseEn.drawer.saved.open.split('{{')[0]!).waitFor();
  expect((await stage.api.as('agent').get('problems?q=parcels')).body).toMatchObject({
    items: [{ title, complaints: 1 }],
  });
}, 60_000);

test('whoever is offered a case declines it with a reason or takes it', async () => {
  const { api } = stage;
  const offered = async () => {
    reference = await api.log('supervisor', { subject: 'Parcel left outside', ownerId: null, teamId: api.ids.North });
    await stage.pass(0);
    await open();
  };
  await offered();
  await button(caseEn.banner.decline).click();
  await dialog().getByLabel(caseEn.banner.declineReason).fill('My sister works there.');
  await isOpenToAll();
  await submit(caseEn.banner.decline);
  await until('it is declined', async () => (await events()).includes('offer.declined'));
  await offered();
  await button(caseEn.banner.accept).click();
  await until('it is taken', async () => (await view()).owner?.id === api.ids.agent);
}, 60_000);

test('a case goes to another team with a briefing, which its new owner confirms on the phone, in Chinese; so is a follow-up answered', async () => {
  const { api } = stage;
  await open();
  await button(caseEn.action.handOver).click();
  await dialog().getByRole('combobox', { name: caseEn.handOver.to }).fill('Otto');
  await page.getByRole('option', { name: /Otto/ }).click();
  expect(await button(caseEn.handOver.submit, dialog()).isDisabled()).toBe(true);
  await dialog().getByLabel(caseEn.handOver.briefing).fill('Call after three.');
  await isOpenToAll();
  await button(caseEn.handOver.submit, dialog()).click();
  await page.getByText(caseEn.gone.title.replace('{{reference}}', reference)).waitFor();
  await isOpenToAll();
  expect(await view()).toMatchObject({ owner: { id: api.ids.other }, briefingUnread: true });

  const phone = await stage.signIn('other', `/complaints/${reference}`, 'phone', 'zh-CN');
  await phone.emulateMedia({ colorScheme: 'dark' });
  await phone.getByText('Call after three.').waitFor();
  await isOpenToAll(phone);
  await button(caseZh.banner.confirm, phone).click();
  await until('it is confirmed', async () => !(await view()).briefingUnread);

  const statement = { status: 'resolved', statement: 'We brought it in.', override: 'For the test.' };
  await api.as('supervisor').post(`complaints/${reference}/status`).send(statement).expect(200);
  api.wait(3 * DAY);
  const [next] = await api.rows<{ id: string; complaint_id: string }>(
    `SELECT f.id, complaint_id FROM follow_up f JOIN complaint c ON c.id = complaint_id WHERE reference = $1 ORDER BY step`,
    [reference],
  );
  await api.app.get(SendFollowUp).send(next!.id, next!.complaint_id, 'test');
  await phone.clock.setSystemTime(api.now);
  await open('?tab=facts', phone);
  await phone.getByRole('button', { name: caseZh.panel.followUps }).click();
  await button(caseZh.followUp.writeDown, phone).click();
  await dialog(phone).getByRole('radio', { name: stepsZh.satisfaction.happy }).press('Space');
  await dialog(phone).getByLabel(caseZh.followUp.comment).fill('很满意');
  await isOpenToAll(phone);
  await submit(caseZh.followUp.submit, phone);
  expect(await api.rows('SELECT satisfaction, comment FROM follow_up WHERE id = $1', [next!.id])).toEqual([
    { satisfaction: 4, comment: '很满意' },
  ]);
}, 60_000);

/** Puts a file into the page as a hand would: a script for the browser. */
const handOver = (type: 'paste' | 'drop', name: string) => `{
  const transfer = new DataTransfer();
  const bytes = Uint8Array.from(atob('${PNG.toString('base64')}'), (letter) => letter.charCodeAt(0));
  transfer.items.add(new File([bytes], '${name}', { type: 'image/png' }));
  const how = { bubbles: true, cancelable: true, clipboardData: transfer, dataTransfer: transfer };
  const event = '${type}' === 'paste' ? new ClipboardEvent('paste', how) : new DragEvent('drop', how);
  document.querySelector('[aria-labelledby="composer-title"] textarea').dispatchEvent(event);
}`;
