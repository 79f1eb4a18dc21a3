import { afterAll, beforeAll, expect, test } from '@jest/globals';
import COMMON from '../../apps/web/i18n/en/common.ts';
import CUSTOMERS from '../../apps/web/i18n/en/customers.ts';
import english from '../../apps/web/i18n/en/settings.ts';
import chineseMails from '../../apps/web/i18n/zh-CN/mail-texts.ts';
import chinese from '../../apps/web/i18n/zh-CN/settings.ts';
import { barriers } from './accessible.ts';
import { BrowserStage } from './stage.ts';

const SAID = { en: english, 'zh-CN': chinese };

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
  // A refusal speaks of the field by its label, and leads there.
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').getByText('显示名称（English）：').waitFor();
  expect(await page.getByRole('alert').textContent()).not.toContain('labels');
  await page.getByLabel('显示名称（English）').and(page.locator(':focus')).waitFor();
  await page.getByLabel('显示名称（English）').fill('Bills');
  await page.getByLabel('显示名称（简体中文）').fill('账单');
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

test('a return is put off in place, and a known problem gets another name that nobody loses', async () => {
  const { api } = stage;
  const from = '2026-11-20T09:00:00.000Z';
  const path = `agents/${api.ids.agent}/absences`;
  await api.as('agent').post(path).send({ from, to: '2026-11-21T08:00:00Z' }).expect(201);
  const page = await stage.signIn('supervisor', '/settings/absences', 'desktop', 'en');
  await page.getByRole('button', { name: english.absences.editOne.replace('{{name}}', 'Anna Agent') }).click();
  await page.getByLabel(english.absences.to).fill('2026-11-25T09:00');
  await page.getByRole('button', { name: english.form.save }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { body } = await api.as('agent').get(path).expect(200);
  expect(body).toMatchObject({ items: [{ from, to: '2026-11-25T09:00:00.000Z', version: 2 }] });

  const { body: problem } = await api.as('agent').post('problems').send({ title: 'Handles' }).expect(201);
  await page.goto(`${api.url}/settings/problems`);
  await page.getByRole('button', { name: /^Handles/ }).click();
  const { id } = problem as { id: string };
  await api.as('manager').put(`problems/${id}`).send({ title: 'Handles', description: 'Since May.' }).expect(200);
  await page.getByLabel(english.problems.title).fill('Handles break');
  await page.getByRole('button', { name: english.form.save }).click();
  await page.getByRole('alert').getByText('Since May.').waitFor();
  await page.getByRole('button', { name: english.meanwhile.keepMine }).click();
  await page.getByRole('button', { name: /^Handles break/ }).waitFor();
  expect((await api.as('agent').get(`problems/${id}`).expect(200)).body).toMatchObject({
    title: 'Handles break',
    description: 'Since May.',
  });
}, 90_000);

const TOPICS = [
  'people', 'teams', 'absences', 'roles', 'policies', 'ladders', 'follow-ups', 'regimes', 'categories', 'fields', 'problems', 'tags', 'templates',
] as const; // prettier-ignore

test('nobody meets a barrier in the settings, nor in their forms', async () => {
  await stage.api.log('agent', { tags: ['vip'] });
  await stage.api.as('agent').post('problems').send({ title: 'Lids come loose' }).expect(201);
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
    await page.keyboard.press('Escape');
    await row.and(page.locator(':focus')).waitFor();
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

test('of two people who change the same, the second sees what the first did, loses nothing, and decides', async () => {
  const labels = { en: 'Parcels', 'zh-CN': '包裹' };
  const { body } = await stage.api.as('manager').post('categories').send({ name: 'parcels', labels }).expect(201);
  const path = `categories/${(body as { id: string }).id}`;
  const meanwhile = async (en: string, position: number) =>
    stage.api
      .as('manager')
      .put(path)
      .send({ name: 'parcels', labels: { ...labels, en }, position })
      .expect(200);
  const { en } = SAID;

  const page = await stage.signIn('manager', '/settings/categories', 'desktop', 'en');
  const label = page.getByLabel('Label in English');
  await page.getByRole('button', { name: /^Parcels/ }).click();
  await label.fill('Packages');
  await meanwhile('Post', 5);
  await page.getByRole('button', { name: en.form.save }).click();
  const told = page.getByRole('alert').filter({ hasText: en.meanwhile.title });
  await told.getByText(`Label in English: Post (${en.meanwhile.mineToo})`).waitFor();
  await told.getByText('Order: 5').waitFor();
  expect(await label.inputValue()).toBe('Packages');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: en.meanwhile.keepMine }).click();
  // What the other person changed elsewhere stays.
  await page.getByRole('button', { name: /^Packages/ }).click();
  expect((await stage.api.as('manager').get(path)).body).toMatchObject({ labels: { en: 'Packages' }, position: 5 });

  await label.fill('Boxes');
  await meanwhile('Mail', 5);
  await page.getByRole('button', { name: en.form.save }).click();
  await page.getByRole('button', { name: en.meanwhile.takeTheirs }).click();
  expect(await label.inputValue()).toBe('Mail');
  // What nobody typed asks nobody whether it may be thrown away; and it can be deleted as it is shown.
  await meanwhile('Letters', 5);
  await page.getByRole('button', { name: en.form.delete }).click();
  await page
    .getByRole('dialog', { name: en.form.deleteQuestion })
    .getByRole('button', { name: en.form.delete })
    .click();
  await page.getByRole('alert').getByText('Label in English: Letters').waitFor();
  await page.getByRole('button', { name: en.meanwhile.takeTheirs }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.form.close }).click();
  await page.getByRole('button', { name: /^Letters/ }).waitFor();
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('a manager writes a mail in the words of the company, sees it before it is saved, and takes the usual ones again', async () => {
  const [mails, { form }] = [chineseMails, SAID['zh-CN']];
  const page = await stage.signIn('manager', '/settings/templates', 'desktop', 'zh-CN');
  await page.getByRole('button', { name: mails.editOne.replace('{{language}}', 'English') }).click();
  const text = page.getByRole('textbox', { name: mails.text });
  const draft = page.getByRole('region', { name: mails.draft });
  await draft.locator('iframe').waitFor();
  expect(await text.inputValue()).toContain('Dear {{customer.name}},');
  await text.fill('Hello {{customer.nme}}, <b>welcome</b>');
  await draft.getByText(/\{\{customer\.nme\}\}/).waitFor();
  await page.getByRole('button', { name: form.save }).click();
  await page.getByRole('alert').getByText(form.wrong).waitFor();
  expect(await barriers(page)).toEqual([]);

  await text.fill('Hello , <b>welcome</b>');
  await text.press('Home');
  for (let step = 0; step < 'Hello '.length; step++) await text.press('ArrowRight');
  await page.getByRole('button', { name: mails.intoText }).click();
  await page.getByRole('menuitem', { name: mails.variable.customer.name }).click();
  expect(await text.inputValue()).toBe('Hello {{customer.name}}, <b>welcome</b>');
  await draft.frameLocator('iframe').getByText('Hello Maria Okafor, <b>welcome</b>').waitFor();
  await page.getByRole('button', { name: form.save }).click();
  await page.getByText(mails.isOwn).waitFor();
  const path = 'templates/acknowledgement/texts/en';
  expect((await stage.api.as('manager').get(path)).body).toMatchObject({ isOwn: true, version: 1 });

  await page.getByRole('button', { name: mails.editOne.replace('{{language}}', 'English') }).click();
  await page.getByRole('button', { name: mails.reset }).click();
  await page.getByRole('dialog', { name: mails.resetQuestion }).getByRole('button', { name: mails.reset }).click();
  await page.getByText(mails.isOwn).waitFor({ state: 'detached' });
  expect((await stage.api.as('manager').get(path)).body).toMatchObject({ isOwn: false, version: 2 });
  expect(stage.complaints.filter((one) => !/sandboxed/.test(one))).toEqual([]);
  stage.complaints.length = 0;
}, 90_000);

test('an agent corrects a customer while a supervisor does, and neither loses anything', async () => {
  const reference = await stage.api.log('agent', { customer: { name: 'Ida Falk', email: 'ida@customer.example' } });
  const { body } = await stage.api.as('agent').get(`complaints/${reference}`).expect(200);
  const path = `customers/${(body as { customer: { id: string } }).customer.id}`;
  const meanwhile = (facts: object) => stage.api.as('supervisor').patch(path).send(facts).expect(200);
  const { profile, days } = CUSTOMERS;

  const page = await stage.signIn('agent', '/customers', 'phone', 'en');
  await page.getByLabel(CUSTOMERS.list.search).fill('ida falk');
  await page.getByRole('link', { name: 'Ida Falk' }).click();
  await page.getByRole('button', { name: COMMON.action.edit }).click();
  await page.getByLabel(profile.phone).fill('nonsense');
  await page.getByLabel(profile.likes).fill('Jasmine tea');
  await page.getByRole('button', { name: days.add }).click();
  await page.getByLabel(days.name).fill('Birthday');
  await page.getByLabel(days.date).fill('05-17');
  await page.getByRole('button', { name: COMMON.action.save }).click();
  await page
    .getByText(/write a telephone number/)
    .first()
    .waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(profile.phone).fill('+44 7700 900123');
  await meanwhile({ likes: 'Coffee', contactFrom: '10:00', contactTo: '18:00' });
  await page.getByRole('button', { name: COMMON.action.save }).click();
  const told = page.getByRole('alert').filter({ hasText: SAID.en.meanwhile.title });
  await told.getByText(`${profile.likes}: Coffee (${SAID.en.meanwhile.mineToo})`).waitFor();
  await told.getByText(`${profile.contactFrom}: 10:00`).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: SAID.en.meanwhile.keepMine }).click();
  await page.getByRole('button', { name: COMMON.action.edit }).waitFor();
  await page.getByText('Jasmine tea').waitFor();
  expect((await stage.api.as('agent').get(path)).body).toMatchObject({
    phone: '+447700900123',
    likes: 'Jasmine tea',
    contactFrom: '10:00',
    importantDays: [{ name: 'Birthday', date: '05-17' }],
  });
  expect(stage.complaints).toEqual([]);
}, 90_000);

test('a supervisor merges two entries of one customer, having read what that means', async () => {
  const log = (customer: object) => stage.api.log('agent', { customer });
  await log({ name: 'I. Falk', email: 'falk@old.example', phone: '+44 7700 900456' });
  await log({ name: 'Ilse Falk', email: 'ilse@customer.example' });
  const { merge, profile } = CUSTOMERS;
  const names = { from: 'I. Falk', into: 'Ilse Falk' };
  const said = (text: string, values: Record<string, string>) =>
    text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]!);

  const page = await stage.signIn('supervisor', '/customers', 'desktop', 'en');
  await page.getByLabel(CUSTOMERS.list.search).fill('falk@old');
  await page.getByRole('link', { name: names.from }).click();
  await page.getByRole('button', { name: merge.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: merge.into }).fill('ilse');
  await page.getByRole('option', { name: /Ilse Falk · ilse@customer\.example/ }).click();
  await dialog.getByText(said(merge.moves_one, { count: '1', ...names })).waitFor();
  await dialog.getByText(said(merge.takes, { ...names, facts: profile.phone })).waitFor();
  await dialog.getByText(said(merge.mail, { email: 'ilse@customer.example' })).waitFor();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: merge.submit }).click();
  await page.getByRole('heading', { name: names.into, level: 1 }).waitFor();
  await page.getByText(/I\. Falk · falk@old\.example/).waitFor();
  expect(await barriers(page)).toEqual([]);
  const { body } = await stage.api.as('supervisor').get('customers?q=falk@old.example').expect(200);
  expect((body as { items: { name: string }[] }).items.map(({ name }) => name)).toEqual([names.into]);
  // Whoever may not merge is not offered it.
  const agents = await stage.signIn('agent', new URL(page.url()).pathname, 'phone', 'en');
  await agents.getByRole('heading', { name: names.into, level: 1 }).waitFor();
  expect(await agents.getByRole('button', { name: merge.open }).count()).toBe(0);
  expect(stage.complaints).toEqual([]);
}, 90_000);
