import { beforeEach, describe, expect, test } from '@jest/globals';
import { planDigests } from '#recovery/plan-digests';
import type { TestApi } from '../support/api.ts';
import { reminderDesk } from '../support/reminder-desk.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const desk = reminderDesk();
const { later, givesShifts, reminders, fire, told, mailsTo, promise, snooze, say } = desk;
let api: TestApi;
let reference: string;
beforeEach(() => void ([api, reference] = [desk.api, desk.reference]));

describe('the daily digest', () => {
  /** The day of the test, at that hour (UTC). */
  const at = (hour: number, days = 0) =>
    api.wait(Math.floor(api.now.getTime() / DAY) * DAY + days * DAY + hour * HOUR - api.now.getTime());
  const digests = (who = 'anna@company.example') => mailsTo(who, 'digest');

  beforeEach(async () => {
    await api.rows(`UPDATE complaint SET owner_id = NULL WHERE reference <> $1`, [reference]);
    await api.rows('UPDATE policy SET silent_after = NULL');
    at(7);
    await planDigests(api.database, api.now);
    await fire();
  });

  test('everybody has one row, however often it is looked', async () => {
    await planDigests(api.database, api.now);
    expect(await reminders('digest')).toHaveLength(4);
    expect((await reminders('digest')).map(({ next_at }) => next_at!.getUTCHours())).toEqual([8, 8, 8, 8]);
  });

  test('says what is due, in the language of the reader; to whom nothing waits, nothing is written', async () => {
    await api.rows(`UPDATE agent SET language = 'zh-CN' WHERE id = $1`, [api.ids.agent]);
    at(7, 0);
    await promise(5, 'The refund');
    at(8);
    await fire();
    const [mail] = await digests();
    expect(mail!.subject).toMatch(/^今日待办：\d+ 项$/);
    expect(mail!.text).toContain(`${reference}：Li Wei，“The refund”，12:00 到期`);
    expect(await digests('otto@company.example')).toEqual([]);
    await api.rows(`UPDATE agent SET language = 'en' WHERE id = $1`, [api.ids.agent]);
  });

  test('counts overdue deadlines, broken promises, escalations, offers and calls', async () => {
    const [{ id: complaint }] = (await api.rows('SELECT id FROM complaint WHERE reference = $1', [reference])) as [
      { id: string },
    ];
    const ownerless = await api.log('agent', { ownerId: null, customer: { name: 'Ida Falk', phone: '+49301112222' } });
    const called = await api.log('agent', { customer: { name: 'Paul Reed', phone: '+442079460000' } });
    const [{ id: third }] = (await api.rows('SELECT id FROM complaint WHERE reference = $1', [called])) as [
      { id: string },
    ];
    // The desk went back to the morning; the complaint, whose time never goes back, did not.
    const made = await promise(4, 'A call');
    await api.rows(`UPDATE promise SET due_at = $2 WHERE id = $1`, [made, later(-HOUR)]);
    await api.rows(
      `INSERT INTO escalation (id, complaint_id, kind, to_role, told, state, due_at, raised_at) VALUES ($1, $2, 'customer', 'owner', $3, 'waiting', $4, $4)`,
      [made, complaint, [api.ids.agent], api.now],
    );
    await api.rows(
      `INSERT INTO offer (id, complaint_id, agent_id, offered_at, expires_at) SELECT $1, id, $2, $3, $4 FROM complaint WHERE reference = $5`,
      [made, api.ids.agent, api.now, later(2 * DAY), ownerless],
    );
    await api.rows(
      `INSERT INTO follow_up (id, complaint_id, resolution, step, state, due_at, sent_at, next_at) VALUES ($1, $2, 1, 0, 'sent', $3, $3, $4)`,
      [made, third, api.now, later(3 * DAY)],
    );
    await api.rows(`UPDATE clock SET due_at = $2 WHERE complaint_id = $1 AND kind = 'first-response'`, [
      complaint,
      later(-HOUR),
    ]);
    at(8);
    await fire();
    const [mail] = await digests();
    const folded = mail!.text.replace(/[\s-]*\n[\s-]*/g, ' ');
    expect(folded).toMatch(/Escalations that nobody has taken on C-\d+-\d+: Li Wei, since/);
    expect(folded).toMatch(/Overdue .*first response, was due/);
    expect(folded).toMatch(/promise, was due/);
    expect(folded).toMatch(/Cases offered to you C-\d+-\d+: Ida Falk/);
    expect(folded).toContain('Paul Reed, +442079460000');
    await api.rows('DELETE FROM follow_up WHERE id = $1', [made]);
    await api.rows('DELETE FROM offer');
    await api.rows('DELETE FROM escalation WHERE id = $1', [made]);
  });

  test('a silent case is spoken of once, and again only after somebody broke the silence', async () => {
    await api.rows(`UPDATE policy SET silent_after = 'P2D'`);
    for (const days of [1, 1, 1, 1]) {
      at(8, days);
      await fire();
    }
    expect(await told('agent', 'silent')).toMatchObject([{ reference }]);
    expect((await digests()).at(-1)!.text).toContain('nothing has happened for 3 days');
    await say('to-customer');
    at(8, 1);
    await fire();
    expect(await told('agent', 'silent')).toHaveLength(1);
    at(8, 2);
    await fire();
    expect(await told('agent', 'silent')).toHaveLength(2);
  });

  test('what is put aside on purpose is not called silent', async () => {
    await api.rows(`UPDATE policy SET silent_after = 'P2D'`);
    await snooze(20 * DAY);
    at(8, 4);
    await fire();
    expect(await told('agent', 'silent')).toEqual([]);
  });

  test('an important day of my customer is announced once, three days ahead at the earliest', async () => {
    const [{ customer_id: id }] = (await api.rows('SELECT customer_id FROM complaint WHERE reference = $1', [
      reference,
    ])) as [{ customer_id: string }];
    const birthday = new Date(api.now.getTime() + 5 * DAY).toISOString().slice(5, 10);
    await api
      .as('agent')
      .patch(`customers/${id}`)
      .send({ importantDays: [{ name: 'Birthday', date: birthday }] })
      .expect(200);
    at(8, 1);
    await fire();
    expect(await told('agent', 'important-day')).toEqual([]);
    for (const days of [1, 1, 1, 1]) {
      at(8, days);
      await fire();
    }
    expect(await told('agent', 'important-day')).toMatchObject([
      { reference: null, data: { name: 'Birthday', customerId: id } },
    ]);
    expect(await told('supervisor', 'important-day')).toEqual([]);
    expect((await digests()).filter(({ text }) => text.includes('Li Wei: in 3 days, Birthday'))).toHaveLength(1);
  });

  test('hours late after an outage it comes once, and a missed week is not made up for (zammad #2231)', async () => {
    await promise(200 * 24);
    at(11, 7);
    await promise(3);
    expect(await fire()).toBe(4);
    expect(await fire()).toBe(0);
    expect(await digests()).toHaveLength(1);
    expect((await reminders('digest'))[0]!.next_at).toEqual(
      new Date(Math.floor(api.now.getTime() / DAY) * DAY + DAY + 8 * HOUR),
    );
  });

  test('no mail at night, on days off or at the week-end for people with shifts (zammad #2231, #4432)', async () => {
    await givesShifts('agent');
    await promise(24);
    // Saturday, and Monday at three in the morning.
    at(9, 1);
    await fire();
    expect(await digests()).toEqual([]);
    await api.rows('UPDATE reminder SET next_at = $1 WHERE kind = $2', [api.now, 'digest']);
    at(3, 2);
    await fire();
    expect(await digests()).toEqual([]);
    const [{ next_at }] = (await api.rows('SELECT next_at FROM reminder WHERE key = $1', [
      `digest:${api.ids.agent}`,
    ])) as [{ next_at: Date }];
    expect([next_at.getUTCDay(), next_at.getUTCHours()]).toEqual([1, 8]);
  });

  test('without a time there is no mail, but what it notices is told', async () => {
    await api.rows('UPDATE agent SET digest_at = NULL WHERE id = $1', [api.ids.agent]);
    await api.rows(`UPDATE policy SET silent_after = 'P2D'`);
    at(8, 3);
    await fire();
    expect(await digests()).toEqual([]);
    expect(await told('agent', 'silent')).toHaveLength(1);
    await api.rows(`UPDATE agent SET digest_at = '08:00' WHERE id = $1`, [api.ids.agent]);
  });

  test('a changed time counts at once, and nobody gets two on one day', async () => {
    await promise(10);
    at(8);
    await fire();
    await api.rows(`UPDATE agent SET digest_at = '10:00' WHERE id = $1`, [api.ids.agent]);
    await planDigests(api.database, api.now, api.ids.agent);
    await fire();
    expect((await reminders('digest'))[0]!.next_at!.getUTCHours()).toBe(10);
    at(10);
    await fire();
    expect(await digests()).toHaveLength(1);
    await api.rows(`UPDATE agent SET digest_at = '08:00' WHERE id = $1`, [api.ids.agent]);
  });

  test('whoever works here no longer gets none', async () => {
    await api.rows('UPDATE agent SET active = FALSE WHERE id = $1', [api.ids.other]);
    at(8, 1);
    await fire();
    expect((await reminders('digest')).filter(({ state }) => state === 'ended')).toHaveLength(1);
    await api.rows('UPDATE agent SET active = TRUE WHERE id = $1', [api.ids.other]);
    await planDigests(api.database, api.now);
    expect((await reminders('digest')).filter(({ state }) => state === 'planned')).toHaveLength(4);
  });
});
