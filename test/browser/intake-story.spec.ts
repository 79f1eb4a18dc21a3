import { afterAll, beforeAll, expect, test } from '@jest/globals';
import intakeEn from '../../apps/web/i18n/en/intake.ts';
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
