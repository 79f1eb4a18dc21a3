import type { Page } from 'playwright-core';
import type { Answered, Interactions } from './interactions.ts';

/** Between two actions, as people look before they go on; between two keys of a word (milliseconds). */
const [LOOK, KEY] = [500, 90];

/** What an agent does in the queue all day, step by step. */
export async function workQueue(page: Page, interactions: Interactions): Promise<Answered[]> {
  const views = page.getByRole('navigation', { name: 'Views' });
  const look = () => page.waitForTimeout(LOOK);
  const showAll = async () => {
    await views.getByRole('link', { name: 'All open' }).click();
    await page.locator('[aria-busy=false] [data-line]').first().waitFor();
    await look();
  };
  const press = async (key: string, times: number) => {
    for (let time = 0; time < times; time++) {
      await page.keyboard.press(key);
      await page.waitForTimeout(KEY);
    }
  };

  const choosing = await interactions.during('choose a view (each of the list)', async () => {
    for (const link of await views.getByRole('link').all()) {
      await link.click();
      await look();
    }
    await showAll();
  });
  const filtering = await interactions.during('filter by status, and take it back', async () => {
    for (const status of ['New', 'Open', 'On hold']) await filter(page, status, look);
  });
  await showAll();
  const moving = await interactions.during('move with j and k', async () => {
    await press('j', 12);
    await press('k', 8);
  });
  const scrolling = await interactions.during('a key between scrolls of the wheel', async () => {
    await page.mouse.move(700, 500);
    for (let time = 0; time < 10; time++) {
      await page.mouse.wheel(0, 1_500);
      await page.waitForTimeout(LOOK / 2);
      await press('j', 1);
    }
  });
  await showAll();
  const searching = await interactions.during('type a search', async () => {
    for (const words of ['torn open', 'customer-4321']) {
      await page.getByRole('searchbox').click();
      await page.getByRole('searchbox').pressSequentially(words, { delay: KEY });
      await page.waitForTimeout(2 * LOOK);
      await page.getByRole('button', { name: 'Clear all' }).first().click();
      await look();
    }
  });
  return [choosing, filtering, moving, scrolling, searching];
}

async function filter(page: Page, status: string, look: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Filters' }).click();
  const drawer = page.getByRole('dialog', { name: 'Filters' });
  await drawer.getByRole('heading').waitFor();
  await look();
  await drawer.getByLabel('Status').first().click();
  await look();
  await page.getByRole('option', { name: status, exact: true }).click();
  await look();
  // The open list lies above the button until one clicks elsewhere.
  await drawer.getByRole('heading').click();
  await drawer.getByRole('button', { name: 'Show' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await look();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await look();
}
