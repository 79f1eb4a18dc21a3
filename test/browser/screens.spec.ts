import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { HOUR } from '../support/clockwork.ts';
import type { Who } from '../support/api.ts';
import { barriers } from './accessible.ts';
import { BrowserStage, type Language, type Screen } from './stage.ts';

let stage: BrowserStage;
let reference: string;
beforeAll(async () => {
  stage = await BrowserStage.open();
  const { api } = stage;
  reference = await api.log('agent', { subject: 'Charged twice', category: 'billing', place: 'Shanghai 3' });
  await api
    .as('agent')
    .post(`complaints/${reference}/promises`)
    .send({ what: 'The refund', dueAt: in2Hours() })
    .expect(201);
  await api
    .as('agent')
    .post(`complaints/${reference}/messages`)
    .send({ kind: 'note', body: 'Ask billing.' })
    .expect(201);
  await api.log('agent', { words: '账单收了两次费用。', language: 'zh-CN', severity: 'critical' });
  await stage.pass(3 * HOUR);
}, 60_000);
afterAll(() => stage.close());

const in2Hours = () => new Date(stage.api.now.getTime() + 2 * HOUR);

// Named at run time only: the pages behind it belong to the console's own program.
const { TOPIC_NAMES } = (await import(resolve(import.meta.dirname, '../../apps/web/pages/settings/topics.ts'))) as {
  TOPIC_NAMES: string[];
};

/** Every page behind the sign-in, and who looks at it. */
const PAGES: [Who, string][] = [
  ['supervisor', '/queue'],
  ['supervisor', '/complaints/REFERENCE'],
  ['agent', '/new'],
  ['agent', '/customers'],
  ['supervisor', '/board'],
  ['manager', '/reports'],
  ['manager', '/timers'],
  ['supervisor', '/notifications'],
  ...TOPIC_NAMES.map((topic): [Who, string] => ['manager', `/settings/${topic}`]),
];

describe.each<[Screen, Language, 'light' | 'dark']>([
  ['desktop', 'en', 'light'],
  ['phone', 'zh-CN', 'dark'],
])('on the %s, in %s, %s', (screen, language, colours) => {
  const pages = new Map<Who, Page>();
  afterAll(async () => {
    for (const page of pages.values()) await page.context().close();
  });
  const pageOf = async (who: Who): Promise<Page> => {
    const known = pages.get(who);
    if (known) return known;
    const page = await stage.signIn(who, '/notifications', screen, language);
    await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    pages.set(who, page);
    return page;
  };

  test.each(PAGES)(
    '%s sees %s: without barriers, within the width of the screen, and without an error',
    async (who, path) => {
      const page = await pageOf(who);
      await page.goto(stage.api.url + path.replace('REFERENCE', reference));
      await settled(page);
      expect(await whatIsWrong(page)).toEqual([]);
    },
    60_000,
  );

  test.each(['/complain', '/complain/embedded', '/case/nobody-knows-this'])(
    'a stranger sees %s likewise',
    async (path) => {
      const page = await stage.visit(`${path}?lang=${language}`, screen, language);
      await page.emulateMedia({ colorScheme: colours });
      await settled(page);
      expect(await whatIsWrong(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});

/** Whatever was loading has come. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page
    .locator(':is(.mantine-Loader-root, .mantine-Skeleton-root):visible')
    .first()
    .waitFor({ state: 'detached' });
}

async function whatIsWrong(page: Page): Promise<string[]> {
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [
    ...(tooWide > 0 ? [`${tooWide} pixels wider than the screen`] : []),
    ...(await barriers(page)),
    ...stage.complaints.splice(0),
  ];
}
