import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TestApi, Who } from '../support/api.ts';
import { reminderDesk, type ReminderRow } from '../support/reminder-desk.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const desk = reminderDesk();
const { later, reminders, fire, told, mailsTo, snooze, say, handOver, move, close } = desk;
let api: TestApi;
let reference: string;
beforeEach(() => void ([api, reference] = [desk.api, desk.reference]));

describe('snoozing', () => {
  test('whoever puts a complaint aside is told when the time is over, once, and the row outlives every process', async () => {
    const { body, headers } = await snooze(DAY, { note: 'Ask the warehouse.' });
    expect(body).toMatchObject({ kind: 'snooze', reference, note: 'Ask the warehouse.', state: 'planned' });
    await api.as('agent').get(headers.location!.replace('/api/v1/', '')).expect(200);
    api.wait(DAY - 1);
    expect(await fire()).toBe(0);
    api.wait(1);
    expect(await fire()).toBe(1);
    expect(await fire()).toBe(0);
    expect(await told('agent', 'snooze-over')).toMatchObject([{ reference, data: { note: 'Ask the warehouse.' } }]);
    expect(await mailsTo('anna@company.example', 'reminder')).toHaveLength(1);
  });

  test('it says nothing after the customer answered and the complaint closed (freescout #3363)', async () => {
    await snooze(DAY);
    await say('from-customer');
    await close();
    api.wait(DAY);
    await fire();
    expect(await told('agent', 'snooze-over')).toEqual([]);
    expect(await reminders('snooze')).toMatchObject([{ state: 'ended' }]);
  });

  test.each([
    ['the customer wrote', () => say('from-customer')],
    ['resolved', () => move('resolved', { statement: 'Done.' })],
    ['the owner changed', () => handOver()],
  ])('it ends without a word: %s', async (why, happens) => {
    await snooze(DAY);
    await happens();
    api.wait(DAY);
    await fire();
    expect(await told('agent', 'snooze-over')).toEqual([]);
    expect(await reminders('snooze')).toMatchObject([{ state: 'ended', ended_why: why }]);
  });

  test('what ended while nobody looked ends at the latest when it would have fired', async () => {
    await snooze(DAY);
    const [{ id }] = (await reminders('snooze')) as [ReminderRow];
    await say('from-customer');
    await api.rows(`UPDATE reminder SET state = 'planned', next_at = due_at, ended_why = NULL WHERE id = $1`, [id]);
    api.wait(DAY);
    expect(await fire()).toBe(1);
    expect(await told('agent', 'snooze-over')).toEqual([]);
    expect(await reminders('snooze')).toMatchObject([{ state: 'ended', ended_why: 'the customer wrote' }]);
  });

  test('that the old owner lost it is noticed then too (zammad #1223)', async () => {
    await snooze(DAY);
    const [{ id }] = (await reminders('snooze')) as [ReminderRow];
    await handOver();
    await api.rows(`UPDATE reminder SET state = 'planned', next_at = due_at, ended_why = NULL WHERE id = $1`, [id]);
    api.wait(DAY);
    expect(await fire()).toBe(1);
    expect(await told('agent', 'snooze-over')).toEqual([]);
    expect(await reminders('snooze')).toMatchObject([{ state: 'ended', ended_why: 'the owner changed' }]);
  });

  test('thanks alone do not end it: nothing else would bring the complaint back', async () => {
    await snooze(DAY);
    await api
      .as('agent')
      .post(`complaints/${reference}/messages`)
      .send({ kind: 'from-customer', body: 'Thanks!' })
      .expect(201);
    api.wait(DAY);
    await fire();
    expect(await told('agent', 'snooze-over')).toHaveLength(1);
  });

  test('our own answer does not end it', async () => {
    await snooze(DAY);
    await say('to-customer');
    api.wait(DAY);
    await fire();
    expect(await told('agent', 'snooze-over')).toHaveLength(1);
  });

  test('a second one takes the place of the first, and it can be ended', async () => {
    await snooze(DAY);
    await snooze(2 * DAY);
    expect((await reminders('snooze')).map(({ state }) => state)).toEqual(['ended', 'planned']);
    await api.as('agent').delete(`complaints/${reference}/snooze`).expect(204);
    api.wait(2 * DAY);
    expect(await fire()).toBe(0);
  });

  test('it is each person’s own, and hides the complaint from their list only', async () => {
    await snooze(DAY);
    const listed = async (who: Who, snoozed: string) =>
      (
        (await api.as(who).get(`complaints?snoozed=${snoozed}&limit=200`).expect(200)).body as {
          items: { reference: string }[];
        }
      ).items
        .map((one) => one.reference)
        .includes(reference);
    expect([await listed('agent', 'exclude'), await listed('agent', 'only')]).toEqual([false, true]);
    expect([await listed('supervisor', 'exclude'), await listed('supervisor', 'only')]).toEqual([true, false]);
    await snooze(HOUR, {}, 'supervisor');
    api.wait(HOUR);
    await fire();
    expect(await told('agent', 'snooze-over')).toEqual([]);
    expect(await told('supervisor', 'snooze-over')).toHaveLength(1);
  });

  test('it makes nobody’s version of the complaint stale', async () => {
    const { headers } = await api.as('supervisor').get(`complaints/${reference}`).expect(200);
    await snooze(DAY);
    api.wait(DAY);
    await fire();
    await api
      .as('supervisor')
      .patch(`complaints/${reference}`)
      .set('If-Match', headers.etag!)
      .send({ subject: 'Invoice' })
      .expect(200);
  });

  test('the past and settled complaints are refused', async () => {
    const { body } = await api
      .as('agent')
      .post(`complaints/${reference}/snooze`)
      .send({ until: later(-1) })
      .expect(400);
    expect(body).toMatchObject({ errors: [{ field: 'until' }] });
    await move('resolved', { statement: 'Done.' });
    await api
      .as('agent')
      .post(`complaints/${reference}/snooze`)
      .send({ until: later(DAY) })
      .expect(409);
  });
});
