import type { Page } from 'playwright-core';

/** Notes when the first frame with a row in it is drawn, in milliseconds since the navigation began. */
const WATCH = `
  const watch = new MutationObserver(() => {
    if (!document.querySelector('[data-line]')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.firstRowAt = performance.now())));
  });
  watch.observe(document, { childList: true, subtree: true });
`;

/** How long a page takes from its navigation to its first row, again and again (milliseconds each). */
export async function timeFirstRow(page: Page, url: string, loads: number): Promise<number[]> {
  await page.addInitScript({ content: WATCH });
  const taken: number[] = [];
  for (let load = 0; load < loads; load++) {
    // From elsewhere: to open the same address again would be a reload, which asks for everything anew.
    await page.goto('about:blank');
    await page.goto(url);
    await page.locator('[data-line]').first().waitFor();
    await page.waitForTimeout(1_000);
    taken.push(await page.evaluate<number>('window.firstRowAt'));
  }
  return taken;
}
