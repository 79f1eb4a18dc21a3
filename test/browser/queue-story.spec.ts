import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { completeEvidence } from '#journey/example-case';
import type { Locator, Page } from 'playwright-core';
import caseEn from '../../apps/web/i18n/en/case.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import liveEn from '../../apps/web/i18n/en/live.ts';
import queueEn from '../../apps/web/i18n/en/queue.ts';
import commonZh from '../../apps/web/i18n/zh-CN/common.ts';
import liveZh from '../../apps/web/i18n/zh-CN/live.ts';
import queueZh from '../../apps/web/i18n/zh-CN/queue.ts';
import { HOUR } from '../support/clockwork.ts';
import { until } from '../support/until.ts';
import { barriers } from './accessible.ts';
import { BrowserStage } from './stage.ts';

let stage: BrowserStage;
const references: string[] = [];
beforeAll(async () => {
  stage = await BrowserStage.open();
  for (const words of ['The lamp flickers.', 'The chair wobbles.', 'The bill came twice.'])
    references.push(await stage.api.log('agent', { words }));
}, 60_000);
afterAll(() => stage.close());

/** The complaints that the page lists. */
const shown = (page: Page) =>
  page.locator('[data-line]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-line')).toSorted());

/** Those that the api has in the view to which the link leads. */
async function held(link: Locator): Promise<string[]> {
  const view = new URL((await link.getAttribute('href'))!, stage.api.url).searchParams.get('view') ?? 'mine';
  const { body } = await stage.api
    .as('agent')
    .get(view === 'any' ? 'complaints' : `complaints?view=${view}`)
    .expect(200);
  return (body as { items: { reference: string }[] }).items.map(({ reference }) => reference).toSorted();
}

test('the queue shows each of its views, finds by words, goes on by the keyboard', async () => {
  const page = await stage.signIn('agent', '/queue', 'desktop', 'en');
  const views = page.getByRole('navigation', { name: queueEn.view.label });
  for (const link of await views.getByRole('link').all()) {
    await link.click();
    await link.and(page.locator('[aria-current=page]')).waitFor();
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    expect([await link.textContent(), await shown(page)]).toEqual([await link.textContent(), await held(link)]);
  }
  await views.getByRole('link', { name: new RegExp(`^${queueEn.view.all}`) }).click();
  for (const reference of references) await page.getByText(reference).first().waitFor();

  await page.getByRole('searchbox').fill('wobbles');
  await page.getByText(references[0]!).first().waitFor({ state: 'detached' });
  await page.getByText(references[1]!).first().waitFor();
  await page.getByRole('button', { name: queueEn.clear }).first().click();
  await page.getByText(references[0]!).first().waitFor();

  // The second in the order of their arrival.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`complaints/${references[1]}`));

  // What lay over the page gives the focus back, also where a menu opened it.
  const more = page.getByRole('button', { name: caseEn.action.more });
  await more.click();
  await page.getByRole('menuitem', { name: caseEn.action.escalate }).click();
  for (const over of ['dialog', 'palette']) {
    if (over === 'palette') await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await more.and(page.locator(':focus')).waitFor();
  }
  await page.goBack();
  await page.getByText(references[2]!).first().waitFor();
  expect(stage.complaints).toEqual([]);
}, 120_000);

test('several are done at once, by mouse and by keys, and each that is refused says why', async () => {
  await makeReady(references[0]!);
  const page = await stage.signIn('supervisor', '/queue?view=all', 'desktop', 'en');
  const box = (reference: string) => page.locator(`[data-select="${reference}"]`);
  await box(references[0]!).click();
  await box(references[2]!).click({ modifiers: ['Shift'] });
  await page.getByText(plural(queueEn.select.count_other, 3)).waitFor();
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(queueEn.bulk.addTag).fill('kitchen');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.getByText(queueEn.bulk.progress.replace('{{done}}', '3').replace('{{total}}', '3')).waitFor();
  for (const reference of references) expect((await look(reference)).tags).toEqual(['kitchen']);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // By keys alone, from the third that was reached last: the first, and all from there to the third.
  await page.getByRole('button', { name: queueEn.select.clear }).click();
  for (const key of ['k', 'k', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
  await page.getByText(plural(queueEn.select.count_other, 3)).waitFor();
  await page.keyboard.press('m');
  await dialog.getByLabel(queueEn.bulk.newStatus).click();
  await page.getByRole('option', { name: commonEn.status.resolved }).click();
  await dialog.getByLabel(queueEn.bulk.statement).fill('We have sent you a new one.');
  await dialog.getByRole('button', { name: plural(queueEn.bulk.run_other, 3) }).click();
  await dialog.getByText(queueEn.bulk.progress.replace('{{done}}', '1').replace('{{total}}', '3')).waitFor();
  await dialog.getByRole('button', { name: plural(queueEn.bulk.again_other, 2) }).waitFor();
  const results = dialog.getByRole('region', { name: queueEn.bulk.results }).locator('> * > ul > li, > ul > li');
  expect(await results.allTextContents()).toEqual([
    expect.stringMatching(new RegExp(`^${references[1]}.*\\S{10}`)),
    expect.stringMatching(new RegExp(`^${references[2]}.*\\S{10}`)),
    expect.stringContaining(queueEn.bulk.wasDone),
  ]);
  expect(await barriers(page)).toEqual([]);
  const statuses = await Promise.all(references.map(async (reference) => (await look(reference)).status));
  expect(statuses).toEqual(['resolved', 'new', 'new']);
  expect(stage.complaints).toEqual([]);
  await page.context().close();
}, 60_000);

test('filters and order are kept as a view of one’s own, changed, renamed and deleted', async () => {
  await stage.api.log('supervisor', { words: 'The oven burns.', severity: 'critical' });
  const page = await stage.signIn('supervisor', '/queue?view=all', 'desktop', 'zh-CN');
  await page.getByRole('button', { name: queueZh.filters }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(queueZh.filter.severity).click();
  await page.getByRole('option', { name: commonZh.severity.critical }).click();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: queueZh.apply }).click();
  await page.getByLabel(queueZh.sort.label).selectOption('dueAt');
  await page.getByText('The oven burns.').waitFor();
  await page.locator('[data-line]').nth(1).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: queueZh.own.save }).click();
  await page.getByLabel(queueZh.own.name).fill('紧急');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '紧急' }).waitFor();
  expect(await kept()).toEqual([{ name: '紧急', filters: { view: 'all', severity: ['critical'], sort: 'dueAt' } }]);
  await page.getByLabel(queueZh.sort.label).selectOption('severity');
  await page.getByRole('button', { name: queueZh.own.update.replace('{{name}}', '紧急') }).click();
  await until('the view is changed', async () => (await kept())[0]?.filters.sort === 'severity');

  const menu = () => page.getByRole('button', { name: queueZh.own.menu.replace('{{name}}', '紧急') }).click();
  await menu();
  await page.getByRole('menuitem', { name: queueZh.own.rename }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('menuitem', { name: queueZh.own.rename }).click();
  await page.getByLabel(queueZh.own.name).fill('紧急投诉');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '紧急投诉' }).waitFor();
  await page.getByRole('button', { name: queueZh.own.menu.replace('{{name}}', '紧急投诉') }).click();
  await page.getByRole('menuitem', { name: queueZh.own.remove }).click();
  await dialog.getByRole('button', { name: queueZh.own.remove }).click();
  await page.getByRole('link', { name: '紧急投诉' }).waitFor({ state: 'detached' });
  expect(await kept()).toEqual([]);
  expect(stage.complaints).toEqual([]);
}, 60_000);

test.each([
  ['en', commonEn, liveEn],
  ['zh-CN', commonZh, liveZh],
] as const)(
  'in %s, the palette leads by keys alone to a case, a page and an action',
  async (language, common, live) => {
    const page = await stage.signIn('agent', '/notifications', 'desktop', language);
    await page.getByRole('heading', { level: 1, name: common.page.notifications }).waitFor();
    const palette = async (words: string, found: string) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByPlaceholder(live.palette.hint).fill(words);
      await page.getByRole('dialog').getByRole('button', { name: found }).first().waitFor();
    };
    await palette(references[1]!.slice(-3), references[1]!);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`complaints/${references[1]}`));
    await palette(common.page.queue, common.page.queue);
    await page.keyboard.press('Enter');
    await page.waitForURL(/queue/);
    await page.getByRole('searchbox').waitFor();

    // The help tells the keys, and switches them off.
    await page.keyboard.press('?');
    const help = page.getByRole('dialog');
    await help.getByText(live.keys.everywhere).waitFor();
    expect(await barriers(page)).toEqual([]);
    await help.getByLabel(live.keys.switch).press('Space');
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('n');
    await palette(common.page.new, common.page.new);
    expect(page.url()).toMatch(/queue/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/new/);
    expect(stage.complaints).toEqual([]);
    await page.context().close();
  },
  60_000,
);

const plural = (text: string, count: number): string => text.replace('{{count}}', String(count));

const look = async (reference: string) =>
  (await stage.api.as('supervisor').get(`complaints/${reference}`).expect(200)).body as {
    status: string;
    tags: string[];
  };

async function kept() {
  const { items } = (await stage.api.as('supervisor').get('views').expect(200)).body as {
    items: { id: string; name: string; filters: Record<string, unknown> }[];
  };
  return items.map(({ name, filters }) => ({ name, filters }));
}

/** Everything that the gate before the resolution asks for, save the words to the customer. */
async function makeReady(reference: string): Promise<void> {
  const { api } = stage;
  const agent = api.as('agent');
  const promise = { what: 'A new one', dueAt: new Date(api.now.getTime() + 24 * HOUR) };
  await agent.post(`complaints/${reference}/promises`).send(promise).expect(201);
  const evidence = completeEvidence(api.now);
  for (const key of ['capture', 'expectation', 'ownership', 'reassurance', 'calm'] as const)
    await agent
      .put(`complaints/${reference}/steps/${key}`)
      .send({ state: 'done', evidence: evidence[key] })
      .expect(200);
}
