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

/** What axe finds against WCAG 2.2 AA on the page as it stands, in words; nothing is what is wanted. */
export async function barriers(page: Page): Promise<string[]> {
  // The policy of the pages allows no script of others, so the test's own goes around it.
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(AXE);
  // A colour on its way to another one would be judged as it is at this moment.
  await page.evaluate(STILL);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ runOnly })).violations;
  }, WCAG);
  await page.evaluate('document.adoptedStyleSheets = []');
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} — ${failureSummary.slice(0, 300)}`),
  );
}
