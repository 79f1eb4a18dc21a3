import type { Browser, BrowserContext, Page } from 'playwright-core';
import { consoleFolder } from '../../apps/api/http/serve-console.ts';
import { PASSWORD, PEOPLE, TestApi, type Who } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';

/** The two screens that every story is told on. */
export const SCREENS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;
export type Screen = keyof typeof SCREENS;
export type Language = 'en' | 'zh-CN';

/** How long a page may take before a step of a story fails (milliseconds); the machine may be busy. */
const PATIENCE = 20_000;

/** A real api with the built console, a real browser, and people in front of it. Their clocks are the api's. */
export class BrowserStage {
  private readonly contexts: BrowserContext[] = [];
  /** What pages said to their consoles as errors: a story must leave none. */
  readonly complaints: string[] = [];

  private constructor(
    readonly api: TestApi,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<BrowserStage> {
    if (!consoleFolder())
      throw new Error('The console is not built: run `npm test`, which builds it, not jest by itself.');
    const [api, browser] = await Promise.all([TestApi.start({ trustProxy: '127.0.0.1' }), openBrowser()]);
    return new BrowserStage(api, browser);
  }

  /** A browser of its own for somebody who is a stranger to the api. */
  async visit(path: string, screen: Screen, language: Language): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: SCREENS[screen],
      locale: language,
      timezoneId: 'UTC',
      hasTouch: screen === 'phone',
      reducedMotion: 'reduce',
      // Each sits at a machine of their own, as it were: the limits on sign-ins and strangers go by address.
      extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${this.contexts.length + 1}` },
    });
    // As if it had been chosen here before: a person's own language would be taken at the sign-in otherwise.
    // Frames without rights, like that of a mail's preview, have no storage.
    await context.addInitScript({
      content: `if (self === top) localStorage.setItem('amends.language', '${language}')`,
    });
    context.setDefaultTimeout(PATIENCE);
    this.contexts.push(context);
    const page = await context.newPage();
    await page.clock.setSystemTime(this.api.now);
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A refusal that the page handles is logged by the browser all the same; and the driver of the browser would like to
      // run scripts in the frames of mails, where none may.
      if (message.type() === 'error' && !/Failed to load resource|in 'about:srcdoc' because/.test(message.text()))
        this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(this.api.url + path);
    return page;
  }

  /** Signs somebody in, by the page that people use, and lands where they wanted to go. */
  async signIn(who: Who, path: string, screen: Screen, language: Language): Promise<Page> {
    const page = await this.visit(path, screen, language);
    await page.locator('input[type=email]').fill(PEOPLE[who].email);
    await page.locator('input[type=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === path.split('?')[0]);
    return page;
  }

  /** Lets time pass for everybody: what comes due on the way is done, and all pages know the time. */
  async pass(milliseconds: number): Promise<void> {
    await this.api.pass(milliseconds);
    for (const context of this.contexts)
      for (const page of context.pages()) await page.clock.setSystemTime(this.api.now);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.api.stop();
  }
}
