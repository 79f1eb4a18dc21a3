import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { STEP_KEYS, type StepKey } from '#journey/steps';
import caseZh from '../../apps/web/i18n/zh-CN/case.ts';
import commonZh from '../../apps/web/i18n/zh-CN/common.ts';
import t from '../../apps/web/i18n/zh-CN/steps.ts';
import { BrowserStage } from './stage.ts';

/* The forms of all ten steps of one case, by keyboard, on the phone, in Chinese. */

let stage: BrowserStage;
let page: Page;
let reference: string;
beforeAll(async () => {
  stage = await BrowserStage.open();
  reference = await stage.api.log('agent', { words: '电热水壶漏水。', language: 'zh-CN' });
  page = await stage.signIn('agent', `/complaints/${reference}`, 'phone', 'zh-CN');
}, 60_000);
afterAll(() => stage.close());

const dialog = (name: string) => page.getByRole('dialog', { name });
const form = (key: StepKey) => dialog(commonZh.step[key]);
const dot = (key: StepKey) =>
  page.getByRole('list', { name: caseZh.rail.title }).getByRole('button', { name: commonZh.step[key] });
const press = (within: Locator, name: string) => within.getByRole('button', { name, exact: true }).press('Enter');
const check = (within: Locator, name: string) => within.getByLabel(name, { exact: true }).press('Space');
const write = (within: Locator, name: string, words: string) => within.getByLabel(name).fill(words);
const happenedNow = (within: Locator, name: string) => press(within, `${name}: ${t.now}`);
/** Typed into a field with proposals, and left by Tab. */
async function propose(within: Locator, name: string, words: string): Promise<void> {
  const field = within.getByLabel(name).last();
  await field.fill(words);
  await field.press('Tab');
}

interface Walked {
  /** What the form names when the step is said to be done with nothing in it. */
  lacks?: (within: Locator) => Locator;
  fill: (within: Locator) => Promise<void>;
  /** It cannot be done before the customer answered, and is only saved. */
  waits?: true;
  /** What is on record afterwards. */
  evidence: object;
}

const WALK: Record<StepKey, Walked> = {
  capture: {
    lacks: (within) => within.getByLabel(t.capture.restatement),
    fill: async (within) => {
      await press(within, t.capture.addQuestion);
      await write(within, t.capture.question, '从哪里漏？');
      await write(within, t.capture.answer, '从壶盖。');
      await write(within, t.capture.restatement, '壶盖漏水。');
      await happenedNow(within, t.capture.confirmedAt);
    },
    evidence: { restatement: '壶盖漏水。', clarifyingQuestions: [{ question: '从哪里漏？', answer: '从壶盖。' }] },
  },
  expectation: {
    lacks: (within) => within.getByLabel(t.expectation.remedy),
    fill: async (within) => {
      const remedy = within.getByLabel(t.expectation.remedy);
      await remedy.press('ArrowDown');
      await page.getByRole('option', { name: t.remedy.refund }).waitFor();
      await remedy.press('Enter');
      await write(within, t.expectation.amount, '129');
      await propose(within, t.money.currency, 'CNY');
      await check(within, t.expectation.canMeetYes);
      await write(within, t.expectation.assurance, '今天退款。');
    },
    evidence: { remedy: 'refund', amount: 12_900, currency: 'CNY', canMeet: true, assurance: '今天退款。' },
  },
  ownership: {
    lacks: (within) => within.getByLabel(t.ownership.policyExplained),
    fill: async (within) => {
      await happenedNow(within, t.ownership.acceptedAt);
      await within.getByRole('checkbox', { name: t.ownership.policyExplained, exact: true }).press('Space');
    },
    evidence: { acceptedBy: 'Anna Agent', policyExplained: true },
  },
  reassurance: {
    lacks: (within) => within.getByLabel(t.reassurance.nextStep),
    fill: async (within) => {
      await write(within, t.reassurance.nextStep, '今天下午回电。');
      await press(within, caseZh.promise.make);
      await promise(dialog(caseZh.promise.make));
    },
    evidence: { nextStep: '今天下午回电。' },
  },
  objectivity: {
    lacks: (within) => within.getByRole('group', { name: t.objectivity.emotions }),
    fill: async (within) => {
      await press(within, t.objectivity.addEmotion);
      await write(within, t.objectivity.said, '很失望');
    },
    evidence: { emotions: [{ emotion: 'annoyed', said: '很失望' }] },
  },
  calm: {
    lacks: (within) => within.getByLabel(t.calm.words),
    fill: async (within) => {
      await write(within, t.calm.words, '非常抱歉给您带来不便。');
      await happenedNow(within, t.calm.at);
    },
    evidence: { apology: { words: '非常抱歉给您带来不便。', by: 'Anna Agent' } },
  },
  resolve: {
    lacks: (within) => within.getByLabel(t.resolve.statement),
    fill: async (within) => {
      await press(within, t.resolve.addOption);
      await write(within, t.resolve.description, '退款');
      await write(within, t.resolve.cost, '129');
      await propose(within.getByRole('group', { name: t.resolve.options }), t.money.currency, 'CNY');
      await write(within, t.resolve.leadTime, '3');
      await check(within, t.resolve.chosen);
      await check(within, t.answer.accepted);
      await write(within, t.resolve.statement, '我们已退还 129 元。');
    },
    evidence: {
      options: [{ description: '退款', cost: 12_900, currency: 'CNY' }],
      chosen: 0,
      customersAnswer: 'accepted',
      statement: '我们已退还 129 元。',
    },
  },
  'follow-through': {
    fill: async (within) => {
      await press(within, t.followThrough.addToken);
      await write(within, t.followThrough.description, '致歉信');
      await within.getByRole('radio', { name: t.satisfaction.happy }).press('Space');
    },
    waits: true,
    evidence: { tokens: [{ kind: 'letter-of-apology', description: '致歉信' }], satisfaction: 4 },
  },
  'big-picture': {
    lacks: (within) => within.getByLabel(t.bigPicture.causeCategory),
    fill: async (within) => {
      await propose(within, t.bigPicture.causeCategory, t.cause.product);
      await check(within.getByRole('radiogroup', { name: t.bigPicture.frequent }), t.no);
      await press(within, t.bigPicture.addAction);
      await write(within, t.bigPicture.what, '检查壶盖');
      await write(within, t.bigPicture.who, '质检组');
      await propose(within, t.bigPicture.by, '2026-12-01');
    },
    evidence: {
      causeCategory: 'product',
      frequent: false,
      preventionActions: [{ what: '检查壶盖', who: '质检组', by: '2026-12-01' }],
    },
  },
  'process-roots': {
    fill: async (within) => {
      await check(within, t.root['training-lacking']);
      await write(within, t.processRoots.explanation, '没有学过退款流程。');
    },
    evidence: { roots: ['training-lacking'], explanation: '没有学过退款流程。' },
  },
};

/** A promise without words or without a time is not made, and its fields say why. */
async function promise(within: Locator): Promise<void> {
  const wrong = () => within.locator('[aria-invalid=true]');
  await press(within, caseZh.promise.submit);
  await wrong().nth(1).waitFor();
  await write(within, caseZh.promise.what, '回电');
  await press(within, caseZh.promise.submit);
  await wrong().nth(1).waitFor({ state: 'detached' });
  await within.getByRole('button', { name: caseZh.promise.dueAt }).press('Enter');
  // A proposal is a finished choice: it closes what it was chosen in.
  await press(page.locator('body'), commonZh.time.inOneHour);
  await within.getByRole('button', { name: caseZh.promise.dueAt }).and(page.locator(':focus')).waitFor();
  await press(within, caseZh.promise.submit);
  await within.waitFor({ state: 'detached' });
}

test('each form names what it lacks, takes what is written, and shows it again', async () => {
  for (const key of STEP_KEYS) {
    const { lacks, fill, waits } = WALK[key];
    await dot(key).press('Enter');
    const within = form(key);
    await within.waitFor();
    if (lacks) {
      await press(within, caseZh.drawer.done);
      await lacks(within).and(page.locator('[aria-invalid=true]')).waitFor();
    }
    await fill(within);
    await press(within, waits ? caseZh.drawer.saveDraft : caseZh.drawer.done);
    if (waits) {
      await page.getByText(caseZh.drawer.saved.open.split('{{')[0]!).waitFor();
      await page.keyboard.press('Escape');
    }
    await within.waitFor({ state: 'detached' });
    // Whoever goes by keyboard is where they were.
    await dot(key).and(page.locator(':focus')).waitFor();
  }
  for (const key of STEP_KEYS) {
    const { body } = await stage.api.as('agent').get(`complaints/${reference}/steps/${key}`).expect(200);
    expect(body).toMatchObject({ state: WALK[key].waits ? 'open' : 'done', evidence: WALK[key].evidence });
  }
  await page.goto(`${stage.api.url}/complaints/${reference}?step=capture`);
  expect(await form('capture').getByLabel(t.capture.restatement).inputValue()).toBe('壶盖漏水。');
  expect(stage.complaints).toEqual([]);
}, 120_000);
