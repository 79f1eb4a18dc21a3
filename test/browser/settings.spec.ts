import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { barriers } from './accessible.ts';
import { BrowserStage } from './stage.ts';

let stage: BrowserStage;
beforeAll(async () => void (stage = await BrowserStage.open()), 60_000);
afterAll(() => stage.close());

test('a manager shortens a deadline in words, sees what it would change, and what became of it', async () => {
  const reference = await stage.api.log();
  const page = await stage.signIn('manager', '/settings/policies', 'desktop', 'en');
  await page.getByRole('button', { name: /^Everybody/ }).click();
  const clock = page.getByRole('group', { name: 'First response' });
  const normal = clock.getByLabel('Normal');
  expect(await normal.inputValue()).toBe('4 hours');

  await normal.fill('half an hour');
  await page.getByText('Write it like “4 hours 30 minutes”').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('something is not right yet').waitFor();

  await normal.fill('30 min');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await page.getByText('1 of 1 open complaints would have other deadlines').waitFor();
  await page.getByRole('link', { name: reference }).waitFor();

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('are being worked out anew: Everybody').waitFor();
  await stage.pass(3_000);
  await page.getByText('were worked out anew: Everybody').waitFor();
  const { body } = await stage.api.as('manager').get('policies').expect(200);
  expect(JSON.stringify(body)).toContain('"normal":"PT30M"');
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('what was typed is not lost by mistake, and a name that is taken is told at its field', async () => {
  const page = await stage.signIn('manager', '/settings/categories', 'phone', 'zh-CN');
  await page.getByRole('button', { name: '添加类别' }).click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('billing');
  await page.getByRole('button', { name: '关闭' }).click();
  await page.getByRole('button', { name: '继续编辑' }).click();
  expect(await page.getByRole('textbox', { name: '名称', exact: true }).inputValue()).toBe('billing');
  await page.getByLabel('English显示名称').fill('Bills');
  await page.getByLabel('简体中文显示名称').fill('账单');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('与现有内容冲突').waitFor();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('bills');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: /账单 bills/ }).waitFor();
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('a calendar shows its year and answers when something is due, before it is saved', async () => {
  const page = await stage.signIn('manager', '/settings/calendars', 'desktop', 'en');
  await page.getByRole('button', { name: /^Office hours/ }).click();
  await page.getByRole('button', { name: 'Add a closed day' }).click();
  await page.getByLabel('Date').fill('2026-11-30');
  await page.getByLabel('What it is called').fill('Founders’ day');
  await page.getByText(/November 30.*Founders’ day/).waitFor();
  await page.getByRole('tab', { name: 'Try a deadline' }).click();
  await page.getByLabel('Start', { exact: true }).fill('2026-11-27T16:30');
  await page.getByLabel('Business time').fill('1 hour');
  await page.getByText('Due Dec 1, 2026, 9:30 AM').waitFor();
  await page.getByText('holiday (Founders’ day)').waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('the secret of a webhook is shown once', async () => {
  const page = await stage.signIn('manager', '/settings/webhooks', 'desktop', 'en');
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Name').fill('Tickets');
  await page.getByLabel('Address').fill('https://tickets.company.example/hook');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^whsec_/).waitFor();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('button', { name: /^Tickets/ }).click();
  await page.getByText('There are no such calls.').waitFor();
  expect(await page.getByText(/whsec_/).count()).toBe(0);
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('a supervisor reads the settings and changes nothing', async () => {
  const page = await stage.signIn('supervisor', '/settings/ladders', 'desktop', 'en');
  await page.getByRole('button', { name: /^Owner, supervisor, manager/ }).click();
  await page.getByText('75 % of the time has passed').waitFor();
  expect(await page.getByLabel('Name').isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: /^(Save|Delete)$/ }).count()).toBe(0);
  await page.goto(`${stage.api.url}/settings/webhooks`);
  await page.getByText('Not for your role').waitFor();
}, 90_000);

const TOPICS = [
  'people', 'teams', 'absences', 'roles', 'policies', 'ladders', 'follow-ups', 'regimes', 'categories', 'fields', 'tags', 'templates',
] as const; // prettier-ignore

test('nobody meets a barrier in the settings, nor in their forms', async () => {
  await stage.api.log('agent', { tags: ['vip'] });
  const page = await stage.signIn('manager', '/settings/people', 'phone', 'zh-CN');
  for (const topic of TOPICS) {
    await page.goto(`${stage.api.url}/settings/${topic}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main [role=status] .mantine-Loader-root').waitFor({ state: 'detached' });
    expect([topic, await barriers(page)]).toEqual([topic, []]);
    const row = page.locator('main ul button').first();
    if (!(await row.count())) continue;
    await row.click();
    await page.getByRole('dialog').waitFor();
    expect([`${topic}: form`, await barriers(page)]).toEqual([`${topic}: form`, []]);
  }
  // The frame of a mail is shut, also to what the test brings with it.
  expect(stage.complaints.filter((one) => !/sandboxed/.test(one))).toEqual([]);
  stage.complaints.length = 0;
}, 120_000);

test('failed work stands on the page of the timers with its reason, and is done again', async () => {
  const [clock] = await stage.api.rows<{ id: string; complaint_id: string }>(
    'SELECT id, complaint_id FROM clock WHERE next_at IS NOT NULL LIMIT 1',
  );
  await stage.api.rows(
    `INSERT INTO timer_failure (kind, row_id, complaint_id, reason, attempts, first_failed_at, last_failed_at, parked)
     VALUES ('reach-rungs', $1, $2, 'Error: it broke', 5, $3, $3, true)`,
    [clock!.id, clock!.complaint_id, stage.api.now],
  );
  const page = await stage.signIn('manager', '/timers', 'desktop', 'en');
  await page.getByText('1 waits for a person').waitFor();
  await page.getByText('Error: it broke').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^Do it again: Deadlines and rungs/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Do it again' }).click();
  await page.getByText('1 is due again.').waitFor();
  const [failure] = await stage.api.rows<{ parked: boolean }>('SELECT parked FROM timer_failure');
  expect(failure).toEqual({ parked: false });
  expect(stage.complaints).toEqual([]);
}, 60_000);
