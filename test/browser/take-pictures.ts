import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';

interface Wishes {
  /** Where the product is, or will soon be. */
  url: string;
  /** Of the demo's people. */
  password: string;
  folder: string;
  /** Names of the pictures that are wanted; all of them if left out. */
  only?: string[];
  say(line: string): void;
}

const WIDTHS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

interface Picture {
  name: string;
  who: 'agent' | 'supervisor' | 'manager' | null;
  path: string;
}

/** The screens worth a picture. A path may hold `REFERENCE`: the demo's case with most to show. */
const PICTURES: readonly Picture[] = [
  { name: 'sign-in', who: null, path: '/sign-in' },
  { name: 'queue', who: 'supervisor', path: '/queue?view=all' },
  { name: 'case', who: 'supervisor', path: '/complaints/REFERENCE' },
  { name: 'new-complaint', who: 'agent', path: '/new' },
  { name: 'customers', who: 'agent', path: '/customers' },
  { name: 'board', who: 'supervisor', path: '/board' },
  { name: 'reports', who: 'manager', path: '/reports' },
  { name: 'settings-calendars', who: 'manager', path: '/settings/calendars' },
  { name: 'settings-policies', who: 'manager', path: '/settings/policies' },
  { name: 'settings-ladders', who: 'manager', path: '/settings/ladders' },
  { name: 'settings-people', who: 'manager', path: '/settings/people' },
  { name: 'settings-templates', who: 'manager', path: '/settings/templates' },
  { name: 'timers', who: 'manager', path: '/timers' },
  { name: 'notifications', who: 'supervisor', path: '/notifications' },
  { name: 'complain', who: null, path: '/complain' },
];

/** Takes every picture at both widths in both languages: `queue-desktop-en.png`, `queue-phone-zh-CN.png` … */
export async function takePictures({ url, password, folder, only, say }: Wishes): Promise<void> {
  await until('the product answers', async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok, 120_000);
  const browser = await openBrowser();
  const reference = await caseToShow(url, password);
  try {
    // One sign-in for all of a person's pictures: an address may sign in only so often.
    for (const who of ['agent', 'supervisor', 'manager', null] as const) {
      const page = await browser.newPage({ reducedMotion: 'reduce' });
      if (who) await signIn(page, url, `${who}@demo.example`, password);
      else await page.goto(url);
      for (const language of ['en', 'zh-CN'] as const) {
        await page.evaluate(`localStorage.setItem('amends.language', '${language}')`);
        for (const [width, viewport] of Object.entries(WIDTHS)) {
          await page.setViewportSize(viewport);
          for (const picture of PICTURES.filter((one) => one.who === who && (!only || only.includes(one.name)))) {
            const lang = who ? '' : `?lang=${language}`;
            await page.goto(url + picture.path.replace('REFERENCE', reference) + lang);
            await page.getByRole('heading').first().waitFor();
            await page
              .locator(':is(.mantine-Loader-root, .mantine-Skeleton-root):visible')
              .first()
              .waitFor({ state: 'detached' });
            // Charts draw themselves.
            await page.waitForTimeout(700);
            const file = `${picture.name}-${width}-${language}.png`;
            await page.screenshot({ path: join(folder, file) });
            say(file);
          }
        }
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

async function signIn(page: Page, url: string, email: string, password: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/queue/);
}

/** The open case with the longest history. */
async function caseToShow(url: string, password: string): Promise<string> {
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json', ...init.headers };
    return (await (await fetch(`${url}/api/v1/${path}`, { ...init, headers })).json()) as Record<string, unknown>;
  };
  const body = JSON.stringify({ email: 'supervisor@demo.example', password });
  const { accessToken } = await ask('sessions', { method: 'POST', body });
  const headers = { authorization: `Bearer ${accessToken as string}` };
  const { items } = await ask('complaints?status=open&limit=50', { headers });
  let [best, most] = ['', -1];
  for (const { reference } of items as { reference: string }[]) {
    const { items: events } = await ask(`complaints/${reference}/events`, { headers });
    if ((events as unknown[]).length > most) [best, most] = [reference, (events as unknown[]).length];
  }
  return best;
}
