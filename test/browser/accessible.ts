import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

const STILL = `{
  const still = new CSSStyleSheet();
  still.replaceSync('* { transition: none !important }');
  document.adoptedStyleSheets = [still];
}`;

const WCAG = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const CONTRAST = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words; nothing is what is wanted. */
export const barriers = (page: Page): Promise<string[]> => find(page, WCAG);

/** The same, and what cannot be read in the other colours: dark for who has it light, and the other way round. */
export async function barriersInAllColours(page: Page): Promise<string[]> {
  const found = await barriers(page);
  const [own, other] =
    (await page.locator('html').getAttribute('data-mantine-color-scheme')) === 'dark'
      ? (['dark', 'light'] as const)
      : (['light', 'dark'] as const);
  await showIn(page, other);
  const inOther = await find(page, CONTRAST);
  await showIn(page, own);
  return [...found, ...inOther.map((one) => `${other}: ${one}`)];
}

async function showIn(page: Page, colours: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: colours });
  await page.locator(`html[data-mantine-color-scheme='${colours}']`).waitFor({ state: 'attached' });
}

async function find(page: Page, runOnly: { type: string; values: string[] }): Promise<string[]> {
  // The policy of the pages allows no script of others, so the test's own goes around it.
  await page.evaluate(AXE);
  // A colour on its way to another one would be judged as it is at this moment.
  await page.evaluate(STILL);
  const violations = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ runOnly: only })).violations;
  }, runOnly);
  await page.evaluate('document.adoptedStyleSheets = []');
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.slice(0, 300)}`),
  );
}
