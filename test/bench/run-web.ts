import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { freePort } from '../../apps/start/ports.ts';
import { SERVICE_FLAGS } from '../../apps/start/service-flags.ts';
import { openBrowser } from '../support/browser.ts';
import { timeFirstRow } from './first-row.ts';
import { Interactions, type Answered } from './interactions.ts';
import { describeMachine } from './machine.ts';
import { workQueue } from './queue-work.ts';
import { table } from './report.ts';
import { OPEN_STATUSES, seedCases } from './seed-cases.ts';
import { Served } from './served.ts';
import { stopAll } from './stop-all.ts';
import { bootSurroundings, type Surroundings } from './surroundings.ts';
import { weighAssets, type Weight } from './weights.ts';

const API = 'dist/apps/api/main.js';
/** What a page loads late counts as well: so long (milliseconds) after the first row. */
const LATE = 2_000;
/** A row may take so long (milliseconds) before the bench gives up. */
const PATIENCE = 30_000;
const SCREEN = { viewport: { width: 1280, height: 800 }, locale: 'en', timezoneId: 'UTC' };
/** In kilobytes of script, compressed, and in milliseconds from an interaction to what is painted after it. */
const BARS = { script: 300, interaction: 200 };
const say = (line: string) => console.error(line);

/** Measures the console and prints tables for the README on standard output; progress goes to standard error. */
export async function runWeb(args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { cases: text, loads: text } });
  const [cases, loads] = [Number(values.cases ?? 100_000), Number(values.loads ?? 5)];
  say(`Booting a database of its own and filling it with ${cases.toLocaleString('en')} open cases …`);
  const surroundings = await bootSurroundings((url) => seedCases(url, cases, OPEN_STATUSES));
  const parts: { stop(): Promise<void> }[] = [surroundings];
  const stop = stopAll(parts);
  try {
    const api = await Served.start('api', API, {
      port: await freePort(),
      env: surroundings.env,
      nodeFlags: SERVICE_FLAGS.api,
    });
    parts.push(api);
    const browser = await openBrowser();
    parts.push({ stop: () => browser.close() });
    const report = await measure(browser, api.url, surroundings, loads);
    const machine = await describeMachine(surroundings.databaseUrl);
    const setting = `Chromium ${browser.version()} at 1280x800; ${cases.toLocaleString('en')} open complaints, all of them the agent's own.`;
    console.log(`${machine} ${setting}\n\n${report}`);
  } finally {
    await stop();
  }
}

async function measure(
  browser: Browser,
  url: string,
  { accounts: { agent: account } }: Surroundings,
  loads: number,
): Promise<string> {
  say('Loading the queue with an empty cache, as a stranger and as somebody who is signed in …');
  const stranger = await openPage(browser);
  const first = await weighAssets(stranger, async () => {
    await stranger.goto(`${url}/queue`);
    await stranger.locator('input[type=email]').fill(account.email);
    await stranger.locator('input[type=password]').fill(account.password);
    await stranger.keyboard.press('Enter');
    await settle(stranger);
  });
  const storageState = await stranger.context().storageState();
  await stranger.context().close();
  const page = await openPage(browser, { storageState });
  const known = await weighAssets(page, async () => {
    await page.goto(`${url}/queue`);
    await settle(page);
  });
  say(`Loading the queue ${loads} times with a warm cache …`);
  const firstRow = await timeFirstRow(page, `${url}/queue`, loads);
  say('Working in the queue …');
  const interactions = await Interactions.watch(page);
  await page.goto(`${url}/queue`);
  await settle(page);
  const answered = await workQueue(page, interactions);
  const weights: [string, Weight][] = [
    ['the queue, signed in already', known],
    ['the sign-in page, then the queue', first],
  ];
  const median = firstRow.toSorted((a, b) => a - b)[Math.floor(firstRow.length / 2)]!;
  const each = firstRow.map((one) => Math.round(one)).join(', ');
  return [
    weightTable(weights),
    interactionTable(answered),
    `From navigation to the first row, cache warm: ${Math.round(median)} ms (median of ${firstRow.length} loads: ${each}).`,
  ].join('\n\n');
}

async function openPage(browser: Browser, more: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ...SCREEN, ...more });
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

async function settle(page: Page): Promise<void> {
  await page.locator('[data-line]').first().waitFor();
  await wait(LATE);
}

function weightTable(weights: [string, Weight][]): string {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;
  const rows = weights.map(([what, { script, style, files }]) => [
    what,
    kilobytes(script),
    kilobytes(style),
    String(files),
    `${BARS.script} KB`,
  ]);
  return table(['First load, cache empty', 'JavaScript, gzipped', 'CSS, gzipped', 'Files', 'JavaScript, bar'], rows);
}

function interactionTable(answered: readonly Answered[]): string {
  const row = (what: string, durations: readonly number[]) => {
    const sorted = durations.toSorted((a, b) => a - b);
    const [p75, worst] = [sorted[Math.ceil(sorted.length * 0.75) - 1] ?? NaN, sorted.at(-1) ?? NaN];
    return [what, String(sorted.length), `${p75} ms`, `${worst} ms`, `${BARS.interaction} ms`];
  };
  const all = answered.flatMap(({ durations }) => durations);
  const rows = [...answered.map(({ what, durations }) => row(what, durations)), row('all of it', all)];
  return table(['Interaction to next paint', 'Interactions', 'p75', 'Worst', 'Bar'], rows);
}
