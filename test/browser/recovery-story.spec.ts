import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { completeEvidence } from '#journey/example-case';
import boardEn from '../../apps/web/i18n/en/board.ts';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import portalEn from '../../apps/web/i18n/en/portal.ts';
import boardZh from '../../apps/web/i18n/zh-CN/board.ts';
import caseZh from '../../apps/web/i18n/zh-CN/case.ts';
import commonZh from '../../apps/web/i18n/zh-CN/common.ts';
import portalZh from '../../apps/web/i18n/zh-CN/portal.ts';
import { HOUR } from '../support/clockwork.ts';
import { until } from '../support/until.ts';
import { BrowserStage, type Language, type Screen } from './stage.ts';

/* One complaint from the customer's form to the customer's rating, with everybody who has to do with it in a browser. */

const TEXTS = {
  en: { portal: portalEn, board: boardEn, case: caseEn, common: commonEn },
  'zh-CN': { portal: portalZh, board: boardZh, case: caseZh, common: commonZh },
} as const;
const SAID = {
  en: { words: 'The kettle leaks, and nobody answers the phone.', name: 'Ann Example', answer: 'We have sent you a new kettle.', missing: 'The new one leaks too.' },
  'zh-CN': { words: '电热水壶漏水，电话一直没人接。', name: '王小明', answer: '我们已为您寄出一只新的电热水壶。', missing: '新的也漏水。' },
} as const; // prettier-ignore

let stage: BrowserStage;
beforeAll(async () => void (stage = await BrowserStage.open()), 60_000);
afterAll(() => stage.close());

test.each<[Language, Screen, Screen]>([
  ['en', 'phone', 'desktop'],
  ['zh-CN', 'desktop', 'phone'],
])(
  'in %s, the customer on the %s and the staff on the %s: complaint, breach, escalation, gate, answer, rejection, answer, rating',
  async (language, customers, staffs) => {
    const { api } = stage;
    const t = TEXTS[language];
    const said = SAID[language];

    // The customer complains by the form.
    const customer = await stage.visit(`/complain?lang=${language}`, customers, language);
    await customer.getByLabel(t.portal.form.words).fill(said.words);
    await customer.getByLabel(t.portal.form.name).fill(said.name);
    await customer.getByLabel(t.portal.form.email).fill(`customer.${language.toLowerCase()}@customer.example`);
    await customer.getByRole('button', { name: t.portal.form.send }).click();
    await customer.getByRole('heading', { name: t.portal.sent.title }).waitFor();
    const reference = /C-\d{4}-\d{6}/.exec((await customer.locator('main').textContent()) ?? '')![0];

    // Nobody answers: the deadline passes, and a supervisor takes the escalation on.
    const waiting = async () => (await api.rows<{ n: number }>(WAITING, [reference]))[0]!.n;
    const isLate = async () => (await eventsOf(reference)).includes('clock.breached');
    for (let hours = 0; hours < 90 && !(await isLate()); hours++) await stage.pass(HOUR);
    expect(await waiting()).toBeGreaterThan(0);
    const supervisor = await stage.signIn('supervisor', '/board', staffs, language);
    await supervisor.getByRole('link', { name: reference }).first().waitFor();
    await supervisor
      .getByRole('button', { name: new RegExp(t.board.escalations.takeOn) })
      .first()
      .click();
    await supervisor.getByRole('dialog').getByRole('button', { name: t.board.takeOn.confirm, exact: true }).click();
    await until('somebody took it on', async () => (await waiting()) === 0);

    // The agent takes the case, is told what the gate misses, supplies it, and answers.
    await api.as('supervisor').post(`complaints/${reference}/assignment`).send({ ownerId: api.ids.agent }).expect(200);
    const agent = await stage.signIn('agent', `/complaints/${reference}`, staffs, language);
    await agent.getByText(said.words).first().waitFor();
    await choose(agent, t.case.move.menu, t.case.move.to.resolved);
    await agent
      .getByRole('dialog')
      .getByText(new RegExp(gateText(t.case.move)))
      .waitFor();
    await agent.keyboard.press('Escape');
    const tomorrow = new Date(api.now.getTime() + 24 * HOUR);
    await api
      .as('agent')
      .post(`complaints/${reference}/promises`)
      .send({ what: said.answer, dueAt: tomorrow })
      .expect(201);
    const evidence = completeEvidence(api.now);
    for (const key of ['capture', 'expectation', 'ownership', 'reassurance', 'calm'] as const)
      await api
        .as('agent')
        .put(`complaints/${reference}/steps/${key}`)
        .send({ state: 'done', evidence: evidence[key] })
        .expect(200);
    await resolve(agent, t.case, said.answer);

    // The customer opens the private link, and does not accept the answer.
    const link = await linkOf(reference);
    const follower = await stage.visit(link, customers, language);
    await follower.getByText(said.answer).first().waitFor();
    await follower.getByRole('button', { name: t.portal.answer.reject }).click();
    await follower.getByLabel(t.portal.answer.why).fill(said.missing);
    await follower.getByRole('button', { name: t.portal.answer.sendReject }).click();
    await follower.getByText(t.portal.answer.rejectedNow).first().waitFor();

    // The agent sees it without loading the page again, and answers anew.
    await agent.getByText(said.missing).first().waitFor();
    await agent.getByRole('alert').filter({ hasText: t.case.judged.rejected }).getByText(said.missing).waitFor();
    await choose(agent, t.case.move.menu, t.case.move.to.resolved);
    const again = agent.getByRole('dialog');
    await again.getByText(t.case.judged.whatNow).waitFor();
    expect(await again.getByLabel(t.case.move.statement).inputValue()).toBe('');
    await agent.keyboard.press('Escape');
    await again.waitFor({ state: 'hidden' });
    await resolve(agent, t.case, `${said.answer} 2`);
    await follower.reload();
    await follower.getByText(`${said.answer} 2`).first().waitFor();
    await follower.getByRole('button', { name: t.portal.answer.accept }).click();
    await follower.getByText(t.portal.answer.acceptedNow).first().waitFor();
    await follower
      .getByRole('radio', { name: new RegExp(t.portal.rate.of5) })
      .first()
      .check({ force: true });
    await follower.getByRole('button', { name: t.portal.rate.send }).click();
    await follower.getByText(t.portal.rate.sentNow).first().waitFor();
    await agent.getByText(t.case.judged.accepted).first().waitFor();
    await agent.getByText(t.case.judged.rated.replace('{{points}}', '5')).first().waitFor();
    expect(await agent.getByText(t.case.judged.rejected).count()).toBe(0);

    const types = await eventsOf(reference);
    for (const type of [
      'clock.breached',
      'escalation.raised',
      'escalation.acknowledged',
      'answer.rejected',
      'answer.accepted',
      'satisfaction.given',
    ])
      expect(types).toContain(type);
    expect(stage.complaints).toEqual([]);
  },
  180_000,
);

const WAITING = `SELECT count(*)::int AS n FROM escalation WHERE state = 'waiting' AND complaint_id = (SELECT id FROM complaint WHERE reference = $1)`;

async function eventsOf(reference: string): Promise<string[]> {
  const events = await stage.api.rows<{ type: string }>(
    `SELECT type FROM complaint_event WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1)`,
    [reference],
  );
  return events.map(({ type }) => type);
}

/** The plural forms of "the gate is shut" have the number in them. */
const gateText = ({ gate_other }: { gate_other: string }): string => gate_other.split('{{count}}')[0]!;

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
}

async function resolve(page: Page, t: (typeof TEXTS)[Language]['case'], statement: string): Promise<void> {
  await choose(page, t.move.menu, t.move.to.resolved);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(t.move.statement).fill(statement);
  await dialog.getByRole('button', { name: t.move.submit }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** The private link from the latest mail to the customer, as a path. */
async function linkOf(reference: string): Promise<string> {
  const [mail] = await stage.api.rows<{ text: string }>(
    `SELECT text FROM mail WHERE complaint_id = (SELECT id FROM complaint WHERE reference = $1) AND text LIKE '%/case/%' ORDER BY created_at DESC LIMIT 1`,
    [reference],
  );
  return /\/case\/[\w.-]+/.exec(mail!.text)![0];
}
