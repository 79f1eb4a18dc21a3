import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import conversationEn from '../../apps/web/i18n/en/conversation.ts';
import liveEn from '../../apps/web/i18n/en/live.ts';
import stepsEn from '../../apps/web/i18n/en/steps.ts';
import caseZh from '../../apps/web/i18n/zh-CN/case.ts';
import commonZh from '../../apps/web/i18n/zh-CN/common.ts';
import conversationZh from '../../apps/web/i18n/zh-CN/conversation.ts';
import liveZh from '../../apps/web/i18n/zh-CN/live.ts';
import { PEOPLE } from '../support/api.ts';
import { until } from '../support/until.ts';
import { barriers } from './accessible.ts';
import { BrowserStage } from './stage.ts';

/* Two people at the same work: an agent who reads English, and a supervisor who reads Chinese. */

let stage: BrowserStage;
let reference: string;
let agent: Page;
let supervisor: Page;
beforeAll(async () => {
  stage = await BrowserStage.open();
  reference = await stage.api.log('supervisor', { subject: 'A kettle', ownerId: null });
  agent = await stage.signIn('agent', `/complaints/${reference}`, 'desktop', 'en');
  supervisor = await stage.signIn('supervisor', `/complaints/${reference}`, 'desktop', 'zh-CN');
}, 60_000);
afterAll(() => stage.close());

interface Case {
  subject: string;
  severity: string;
}
const complaint = async () => (await stage.api.as('agent').get(`complaints/${reference}`).expect(200)).body as Case;
const messages = async () =>
  (await stage.api.rows<{ body: string }>('SELECT body FROM message ORDER BY at')).map(({ body }) => body);

test('each sees that the other has the case open, and that the other writes', async () => {
  await supervisor.getByText(liveZh.others.reading_other.replace('{{names}}', PEOPLE.agent.name)).waitFor();
  await agent.getByText(liveEn.others.reading_one.replace('{{names}}', PEOPLE.supervisor.name)).waitFor();
  await agent.getByRole('textbox', { name: conversationEn.write['to-customer'] }).fill('Dear Ms Li, ');
  await supervisor.getByText(liveZh.others.writing_other.replace('{{names}}', PEOPLE.agent.name)).waitFor();
}, 60_000);

test('what the one does stands on the other’s case, queue and board without loading them again', async () => {
  const context = supervisor.context();
  const [queue, board] = [await context.newPage(), await context.newPage()];
  await queue.goto(`${stage.api.url}/queue?view=all`);
  await board.goto(`${stage.api.url}/board`);
  const ownerless = board.locator('#ownerless').getByText(reference);
  await ownerless.waitFor();
  const row = queue.locator(`[data-line="${reference}"]`);
  await row.getByText(commonZh.nobody).waitFor();

  await agent.getByRole('button', { name: caseEn.header.take, exact: true }).click();
  await row.getByText(PEOPLE.agent.name).waitFor();
  await ownerless.waitFor({ state: 'detached' });
  await supervisor.locator('main').getByText(PEOPLE.agent.name, { exact: true }).first().waitFor();

  // The words being typed are untouched by all that comes in.
  await supervisor.keyboard.press('x');
  await supervisor.getByRole('textbox', { name: conversationZh.write.note }).fill('请先致电顾客。');
  await supervisor.getByRole('button', { name: conversationZh.send.note }).click();
  await agent.getByText('请先致电顾客。', { exact: true }).waitFor();
  expect(await agent.getByRole('textbox', { name: conversationEn.write['to-customer'] }).inputValue()).toBe(
    'Dear Ms Li, ',
  );
  await queue.close();
  await board.close();
}, 60_000);

test('a fact that both change is seen by both before it is replaced', async () => {
  await openSubject(agent, caseEn);
  await openSubject(supervisor, caseZh);
  await supervisor.getByLabel(caseZh.header.subject, { exact: true }).fill('漏水的电热水壶');
  await agent.getByLabel(caseEn.header.subject, { exact: true }).fill('A kettle that leaks');
  await supervisor.getByRole('button', { name: commonZh.action.save }).click();
  await agent.getByRole('heading', { name: '漏水的电热水壶' }).waitFor();
  await agent.getByRole('button', { name: commonEn.action.save }).click();
  await agent.getByRole('alert').getByText('漏水的电热水壶').waitFor();
  expect(await agent.getByLabel(caseEn.header.subject, { exact: true }).inputValue()).toBe('A kettle that leaks');
  expect((await complaint()).subject).toBe('漏水的电热水壶');
  expect(await barriers(agent)).toEqual([]);
  await agent.getByRole('button', { name: commonEn.action.save }).click();
  await supervisor.getByRole('heading', { name: 'A kettle that leaks' }).waitFor();
  expect((await complaint()).subject).toBe('A kettle that leaks');
}, 60_000);

test('of one step, what only one of them wrote is kept from both, and what both wrote is told', async () => {
  const step = (page: Page) => page.goto(`${stage.api.url}/complaints/${reference}?step=capture`);
  await step(agent);
  await agent.getByLabel(stepsEn.capture.restatement).fill('It leaks.');
  await agent.getByLabel(stepsEn.capture.confirmedBy).fill('Her husband');
  await stage.api
    .as('supervisor')
    .put(`complaints/${reference}/steps/capture`)
    .send({ evidence: { restatement: 'It leaks at the lid.' } })
    .expect(200);
  await agent.getByRole('button', { name: caseEn.drawer.saveDraft }).click();
  const alert = agent.getByRole('alert').filter({ hasText: 'It leaks at the lid.' });
  await alert.waitFor();
  await alert.getByRole('button', { name: caseEn.stale.take }).click();
  await agent.getByRole('button', { name: caseEn.drawer.saveDraft }).click();
  const evidence = () => stage.api.as('agent').get(`complaints/${reference}/steps/capture`).expect(200);
  await until('both are kept', async () => {
    const { evidence: kept } = (await evidence()).body as { evidence: Record<string, unknown> };
    return kept.restatement === 'It leaks at the lid.' && kept.confirmedBy === 'Her husband';
  });
  await agent.keyboard.press('Escape');
}, 60_000);

test('a lost connection is told, keeps what is typed, and is made up for when it is back', async () => {
  await agent.context().setOffline(true);
  await agent.getByText(liveEn.connection.lostTitle).waitFor();
  const reply = agent.getByRole('textbox', { name: conversationEn.write['to-customer'] });
  await reply.fill('Dear Ms Li, we send you a new kettle.');
  await agent.getByRole('button', { name: conversationEn.send['to-customer'] }).click();
  await agent.getByRole('button', { name: conversationEn.leaving.sendNow }).click();
  await agent.getByText(conversationEn.notSent).waitFor();
  expect(await reply.inputValue()).toBe('Dear Ms Li, we send you a new kettle.');
  await stage.api
    .as('supervisor')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'note', body: 'She called again.' })
    .expect(201);

  await agent.context().setOffline(false);
  await agent.getByText(liveEn.connection.backTitle).waitFor();
  await agent.getByText('She called again.').waitFor();
  expect(await reply.inputValue()).toBe('Dear Ms Li, we send you a new kettle.');
  await agent.getByRole('button', { name: conversationEn.send['to-customer'] }).click();
  await agent.getByRole('button', { name: conversationEn.leaving.sendNow }).click();
  await supervisor.getByText('Dear Ms Li, we send you a new kettle.', { exact: true }).waitFor();
  expect((await messages()).filter((body) => body.startsWith('Dear Ms Li'))).toHaveLength(1);
  expect(stage.complaints).toEqual([]);
}, 60_000);

async function openSubject(page: Page, t: typeof caseEn | typeof caseZh): Promise<void> {
  await page.getByRole('button', { name: `${t.header.change} ${t.header.subject}` }).click();
}
