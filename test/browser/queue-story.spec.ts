import { afterAll, beforeAll, expect, test } from '@jest/globals';
import queueEn from '../../apps/web/i18n/en/queue.ts';
import { BrowserStage } from './stage.ts';

let stage: BrowserStage;
const references: string[] = [];
beforeAll(async () => {
  stage = await BrowserStage.open();
  for (const words of ['The lamp flickers.', 'The chair wobbles.', 'The bill came twice.'])
    references.push(await stage.api.log('agent', { words }));
}, 60_000);
afterAll(() => stage.close());

test('the queue shows each of its views, finds by words, goes on by the keyboard', async () => {
  const page = await stage.signIn('agent', '/queue', 'desktop', 'en');
  const views = page.getByRole('navigation', { name: queueEn.view.label });
  for (const link of await views.getByRole('link').all()) {
    await link.click();
    await page.locator('[aria-busy=false]').first().waitFor();
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
  await page.goBack();
  await page.getByText(references[2]!).first().waitFor();
  expect(stage.complaints).toEqual([]);
}, 120_000);
