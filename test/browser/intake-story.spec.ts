import { afterAll, beforeAll, expect, test } from '@jest/globals';
import intakeEn from '../../apps/web/i18n/en/intake.ts';
import liveEn from '../../apps/web/i18n/en/live.ts';
import intakeZh from '../../apps/web/i18n/zh-CN/intake.ts';
import { BrowserStage, type Language, type Screen } from './stage.ts';

/* A complaint taken down while the customer speaks on the phone. */

const TEXTS = { en: intakeEn, 'zh-CN': intakeZh } as const;

let stage: BrowserStage;
beforeAll(async () => void (stage = await BrowserStage.open()), 60_000);
afterAll(() => stage.close());

test.each<[Language, Screen]>([
  ['en', 'desktop'],
  ['zh-CN', 'phone'],
])(
  'in %s on the %s: what was typed outlives a reload, two minutes on hold are said aloud, and it is logged once',
  async (language, screen) => {
    const t = TEXTS[language];
    const words = language === 'en' ? 'The bill came twice.' : '账单来了两次。';
    const name = language === 'en' ? 'Ann Example' : '王小明';
    const page = await stage.signIn('agent', '/new', screen, language);
    await page.getByLabel(t.words.label).fill(words);
    await page.getByLabel(t.customer.name, { exact: false }).first().fill(name);
    await page.getByLabel(t.customer.phone, { exact: false }).first().fill('+8613800000000');

    // Kept as a draft all along.
    await page.getByText(t.drafts.kept).first().waitFor({ state: 'attached' });
    await page.reload();
    await page.getByLabel(t.words.label).waitFor();
    expect(await page.getByLabel(t.words.label).inputValue()).toBe(words);

    // On hold: after two minutes nobody overlooks it.
    await page.getByRole('button', { name: t.hold.start }).click();
    await page.clock.setSystemTime(new Date(stage.api.now.getTime() + 125_000));
    await page.getByText(t.hold.tooLong).first().waitFor();
    await page.getByRole('button', { name: t.hold.end }).first().click();
    await page.clock.setSystemTime(stage.api.now);

    // Impatiently: the second press must not log it once more.
    await page.getByRole('button', { name: t.logging.log }).dblclick();
    await page.waitForURL(/complaints\/C-/);
    await page.getByText(words).first().waitFor();
    const [logged] = await stage.api.rows<{ n: number }>(`SELECT count(*)::int AS n FROM complaint WHERE words = $1`, [
      words,
    ]);
    expect(logged!.n).toBe(1);
    expect(stage.complaints).toEqual([]);
  },
  120_000,
);

test('a field that the company requires is asked for before anything is sent, and by its label when it is refused', async () => {
  const t = TEXTS.en;
  const label = 'Order number';
  const agent = stage.api.as('agent');
  const manager = stage.api.as('manager');
  const given = { name: 'order_no', labels: { en: label, 'zh-CN': '订单号' }, type: 'text', required: true };
  const page = await stage.signIn('agent', '/new', 'desktop', 'en');
  await page.getByLabel(t.words.label).fill('The kettle of order 4711 leaks.');
  await page.getByLabel(t.customer.name, { exact: false }).first().fill('Bea Example');
  // Required since a moment ago: this page does not know it yet, so that it is refused.
  const { id } = (await manager.post('custom-fields').send(given).expect(201)).body as { id: string };
  await page.getByRole('button', { name: t.logging.log }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(t.logging.refused).waitFor();
  expect(await dialog.textContent()).not.toContain('customFields');
  await dialog.getByRole('button', { name: t.logging.back }).click();

  // Read again it stands there open and marked, is asked for before anything is sent, and has the focus.
  await page.reload();
  const field = page.getByRole('textbox', { name: label });
  await field.waitFor();
  expect(await field.getAttribute('aria-required')).toBe('true');
  await page.getByRole('button', { name: t.logging.log }).click();
  await page.getByText(t.wrong.fact).waitFor();
  await field.and(page.locator(':focus')).waitFor();
  expect(await dialog.count()).toBe(0);
  await field.fill('88231');
  await page.getByRole('button', { name: t.logging.log }).click();
  await page.waitForURL(/complaints\/C-/);
  const logged = await agent.get(new URL(page.url()).pathname.slice(1)).expect(200);
  expect(logged.body).toMatchObject({ customFields: { order_no: '88231' } });
  await manager.delete(`custom-fields/${id}`);

  // A number that was told is found like a reference.
  await page.keyboard.press('Control+k');
  await page.getByLabel(liveEn.palette.hint).fill('4711');
  await page.getByRole('dialog').getByText('The kettle of order 4711').waitFor();
  expect(stage.complaints).toEqual([]);
}, 60_000);
