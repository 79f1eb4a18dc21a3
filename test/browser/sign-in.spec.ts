import { afterAll, beforeAll, expect, test } from '@jest/globals';
import accountEn from '../../apps/web/i18n/en/account.ts';
import commonEn from '../../apps/web/i18n/en/common.ts';
import { PASSWORD, PEOPLE } from '../support/api.ts';
import { barriers } from './accessible.ts';
import { BrowserStage, type Language, type Screen } from './stage.ts';

let stage: BrowserStage;
beforeAll(async () => void (stage = await BrowserStage.open()), 60_000);
afterAll(() => stage.close());

test.each<[Screen, Language, string]>([
  ['desktop', 'en', 'do not belong together'],
  ['phone', 'zh-CN', '邮箱或密码不正确'],
])(
  'on the %s in %s: a wrong password is told in words, the right one leads to the queue, and signing out ends it',
  async (screen, language, wrong) => {
    const page = await stage.visit('/queue', screen, language);
    await page.waitForURL(/sign-in/);
    expect(await barriers(page)).toEqual([]);
    const [email, password] = [page.locator('input[type=email]'), page.locator('input[type=password]')];
    await email.fill(PEOPLE.agent.email);
    await password.fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(wrong).waitFor();
    await page.close();
    const inside = await stage.signIn('agent', '/queue', screen, language);
    await inside.getByRole('button', { name: language === 'en' ? 'Your account' : '您的账户' }).click();
    await inside.getByRole('menuitem', { name: language === 'en' ? 'Sign out' : '退出登录' }).click();
    await inside.waitForURL(/sign-in/);
    await inside.goto(`${stage.api.url}/queue`);
    await inside.waitForURL(/sign-in/);
    expect(stage.complaints).toEqual([]);
  },
  60_000,
);

test('signing out that nobody hears is told, and once it is heard it ends in every tab', async () => {
  const page = await stage.signIn('agent', '/queue', 'desktop', 'en');
  const other = await page.context().newPage();
  await other.goto(`${stage.api.url}/notifications`);
  await other.getByRole('heading', { level: 1 }).waitFor();
  const leave = async () => {
    await page.getByRole('button', { name: commonEn.account }).click();
    await page.getByRole('menuitem', { name: commonEn.signOut }).click();
  };
  await page.route('**/sessions/current', (route) => route.abort());
  await leave();
  await page.getByText(commonEn.stillSignedIn).waitFor();
  expect(new URL(page.url()).pathname).toBe('/queue');
  await page.unroute('**/sessions/current');
  await leave();
  await page.waitForURL(/sign-in/);
  await other.waitForURL(/sign-in/);
}, 60_000);

test('a session outlives a reload, and an address of another site is not gone to after the sign-in', async () => {
  const page = await stage.signIn('agent', '/queue', 'desktop', 'en');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/queue');
  for (const away of ['//evil.example/', '/%5Cevil.example/', 'https://evil.example/']) {
    const other = await stage.visit(`/sign-in?to=${away}`, 'desktop', 'en');
    await other.locator('input[type=email]').fill(PEOPLE.agent.email);
    await other.locator('input[type=password]').fill(PASSWORD);
    await other.keyboard.press('Enter');
    await other.waitForURL((url) => url.pathname !== '/sign-in');
    expect([away, new URL(other.url()).origin]).toEqual([away, stage.api.url]);
    await other.context().close();
  }
}, 60_000);

test('one changes one’s own password from the account menu, is told what is wrong with it, and stays signed in', async () => {
  const page = await stage.signIn('supervisor', '/queue', 'phone', 'en');
  await page.getByRole('button', { name: commonEn.account }).click();
  await page.getByRole('menuitem', { name: commonEn.changePassword }).click();
  const dialog = page.getByRole('dialog', { name: accountEn.title });
  const field = (label: string) => dialog.getByLabel(label, { exact: false }).and(dialog.locator('input'));
  await field(accountEn.current).fill('not the password');
  await dialog.locator('input[autocomplete=new-password]').first().fill('short');
  await dialog.getByRole('button', { name: accountEn.submit }).click();
  await dialog.getByText(accountEn.differs).waitFor();
  expect(await barriers(page)).toEqual([]);
  for (const input of await dialog.locator('input[autocomplete=new-password]').all()) await input.fill(`${PASSWORD}!`);
  await dialog.getByRole('button', { name: accountEn.submit }).click();
  await dialog.getByText('is not your present password').waitFor();
  await field(accountEn.current).fill(PASSWORD);
  await dialog.getByRole('button', { name: accountEn.submit }).click();
  await page.getByText(accountEn.done).waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/queue');
}, 60_000);
