import { beforeEach, describe, expect, test } from '@jest/globals';
import { MailSender } from '#channels/deliver-mail';
import { RecordFailure } from '#recovery/record-failure';
import { forgetMootFailures } from '#recovery/retry-timers';
import { SendReminder } from '#recovery/send-reminder';
import type { TestApi, Who } from '../support/api.ts';
import { deliverMail } from '../support/deliver-mail.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { reminderDesk, type ReminderRow } from '../support/reminder-desk.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const desk = reminderDesk();
const { later, givesShifts, reminders, fire, told, mailsTo, promise, handOver, move, close } = desk;
let api: TestApi;
let reference: string;
beforeEach(() => void ([api, reference] = [desk.api, desk.reference]));

describe('promises', () => {
  test('two promises on one day give two reminders, by mail as well (zammad #4348)', async () => {
    await promise(3, 'A call');
    await promise(5, 'The refund');
    api.wait(5 * HOUR);
    expect(await fire()).toBe(2);
    expect((await told('agent', 'promise-due')).map(({ data }) => data.what).toSorted()).toEqual([
      'A call',
      'The refund',
    ]);
    expect(await mailsTo('anna@company.example', 'promise-reminder')).toHaveLength(2);
    expect(await fire()).toBe(0);
  });

  test('the owner is reminded before it is due, and once however often the job runs', async () => {
    await promise(4);
    const [{ id, complaint_id, next_at }] = (await reminders('promise')) as [ReminderRow];
    expect(next_at).toEqual(new Date(later(3 * HOUR)));
    expect(await api.app.get(SendReminder).send(id, complaint_id, 'early')).toBe(false);
    api.wait(3 * HOUR);
    await Promise.all(['a', 'b', 'c'].map((origin) => api.app.get(SendReminder).send(id, complaint_id, origin)));
    expect(await told('agent', 'promise-due')).toMatchObject([{ reference }]);
    const [mail] = await mailsTo('anna@company.example', 'promise-reminder');
    expect(mail!.subject).toContain(reference);
  });

  test('after a handover the new owner is reminded, never the old one (zammad #1223)', async () => {
    await promise(4);
    await handOver();
    api.wait(3 * HOUR);
    await fire();
    expect(await told('agent', 'promise-due')).toEqual([]);
    expect(await told('manager', 'promise-due')).toHaveLength(1);
  });

  test('after closing nobody is reminded (zammad #1223)', async () => {
    await promise(4);
    await close();
    api.wait(3 * HOUR);
    expect(await fire()).toBe(0);
    expect(await reminders('promise')).toMatchObject([{ state: 'ended' }]);
  });

  test.each([
    ['kept', {}],
    ['withdrawn', { reason: 'Agreed otherwise.' }],
  ])('one that is %s reminds nobody, and a mail that has not left is recalled', async (outcome, body) => {
    const [first, second] = [await promise(4), await promise(8)];
    const settle = (id: string) =>
      api
        .as('agent')
        .post(`complaints/${reference}/promises/${id}/outcome`)
        .send({ outcome, ...body })
        .expect(200);
    api.wait(3 * HOUR);
    await fire();
    await settle(first);
    await settle(second);
    api.wait(5 * HOUR);
    expect(await fire()).toBe(0);
    expect(await mailsTo('anna@company.example', 'promise-reminder')).toMatchObject([{ state: 'cancelled' }]);
    expect(await reminders('promise')).toMatchObject([{ state: 'sent' }, { state: 'ended', ended_why: outcome }]);
  });

  test('for Sunday it comes near the end of Friday, not at the week-end (zammad #4432)', async () => {
    await givesShifts('agent');
    await promise(50);
    expect((await reminders('promise'))[0]!.next_at!.toISOString()).toMatch(/T16:45:00.000Z$/);
  });

  test('where the owner is away until it is due, a supervisor who is there is told', async () => {
    await promise(4);
    await api
      .as('agent')
      .post(`agents/${api.ids.agent}/absences`)
      .send({ from: later(HOUR), to: later(DAY) })
      .expect(201);
    api.wait(3 * HOUR);
    await fire();
    expect(await told('agent', 'promise-due')).toEqual([]);
    const [mail] = await mailsTo('sven@company.example', 'promise-reminder');
    expect(mail!.text).toContain('the owner of this case is not there');
  });

  test('where the owner is back in time, it waits for the owner', async () => {
    await promise(8);
    await api
      .as('agent')
      .post(`agents/${api.ids.agent}/absences`)
      .send({ from: later(HOUR), to: later(7 * HOUR) })
      .expect(201);
    api.wait(6 * HOUR);
    await fire();
    expect((await reminders('promise'))[0]!.next_at).toEqual(new Date(later(HOUR)));
    api.wait(HOUR);
    await fire();
    expect(await told('agent', 'promise-due')).toHaveLength(1);
    expect(await told('supervisor', 'promise-due')).toEqual([]);
  });
});

describe('one’s own reminders', () => {
  const remind = async (milliseconds: number, body: object = {}, who: Who = 'agent') => {
    const answer = await api
      .as(who)
      .post('reminders')
      .send({ at: later(milliseconds), note: 'Ring the bank.', ...body })
      .expect(201);
    return answer.body as { id: string };
  };

  test('fires while the complaint is being looked at and worked on (zammad #2931)', async () => {
    await remind(HOUR, { complaint: reference });
    api.wait(HOUR);
    await Promise.all([
      api.as('agent').get(`complaints/${reference}`).expect(200),
      api.as('agent').patch(`complaints/${reference}`).send({ subject: 'Invoice' }).expect(200),
      fire(),
    ]);
    expect(await told('agent', 'reminder')).toMatchObject([{ reference, data: { note: 'Ring the bank.' } }]);
  });

  test('outside the shift it waits for the next one: not at midnight, not at the week-end (zammad #2231, #4432)', async () => {
    await givesShifts('agent');
    // Saturday, midnight.
    await remind(14 * HOUR);
    api.wait(14 * HOUR);
    await fire();
    expect(await told('agent')).toEqual([]);
    const [{ next_at }] = (await reminders('own')) as [ReminderRow];
    expect([next_at!.getUTCDay(), next_at!.toISOString().slice(11)]).toEqual([1, '09:00:00.000Z']);
    api.wait(next_at!.getTime() - api.now.getTime());
    await fire();
    expect(await told('agent', 'reminder')).toMatchObject([{ reference: null }]);
  });

  test('two of the same hour are two (zammad #4348)', async () => {
    await remind(HOUR, { note: 'One' });
    await remind(HOUR, { note: 'Two' });
    api.wait(HOUR);
    await fire();
    expect((await told('agent', 'reminder')).map(({ data }) => data.note).toSorted()).toEqual(['One', 'Two']);
  });

  test('the old owner hears nothing after a handover (zammad #1223)', async () => {
    await remind(HOUR, { complaint: reference });
    await handOver();
    api.wait(HOUR);
    await fire();
    expect(await told('agent', 'reminder')).toEqual([]);
  });

  test('about what the person sees no longer it says nothing', async () => {
    await remind(HOUR, { complaint: reference });
    await api.rows('UPDATE complaint SET team_id = $2, owner_id = $3 WHERE reference = $1', [
      reference,
      api.ids.South,
      api.ids.other,
    ]);
    api.wait(HOUR);
    await fire();
    expect(await told('agent', 'reminder')).toEqual([]);
  });

  test('about a complaint that is merged it is about the one that goes on', async () => {
    const target = await api.log();
    await remind(HOUR, { complaint: reference });
    await api.as('agent').post(`complaints/${reference}/merge`).send({ into: target }).expect(200);
    api.wait(HOUR);
    await fire();
    expect(await told('agent', 'reminder')).toHaveLength(1);
  });

  test('after closing it says nothing; one that is set on a closed complaint does', async () => {
    await remind(HOUR, { complaint: reference });
    await close();
    await remind(2 * HOUR, { complaint: reference, note: 'Ask how it went.' });
    api.wait(3 * HOUR);
    await fire();
    expect((await told('agent', 'reminder')).map(({ data }) => data.note)).toEqual(['Ask how it went.']);
  });

  test('nobody sees or cancels those of others, and the note stays out of the history', async () => {
    const { id } = await remind(HOUR, { complaint: reference });
    for (const ask of ['get', 'delete'] as const) await api.as('supervisor')[ask](`reminders/${id}`).expect(404);
    expect((await api.as('supervisor').get('reminders').expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect((await api.as('agent').get('reminders').expect(200)).body).toMatchObject({ items: [{ id, kind: 'own' }] });
    const { body } = await api.as('supervisor').get(`complaints/${reference}/events`).expect(200);
    expect(JSON.stringify(body)).toContain('reminder.set');
    expect(JSON.stringify(body)).not.toContain('Ring the bank');
    await api.as('agent').delete(`reminders/${id}`).expect(204);
    api.wait(HOUR);
    expect(await fire()).toBe(0);
  });

  test('the past and complaints that one does not see are refused by name', async () => {
    const refused = async (body: object, who: Who = 'agent') =>
      (
        await api
          .as(who)
          .post('reminders')
          .send({ at: later(HOUR), note: 'x', ...body })
          .expect(400)
      ).body as object;
    expect(await refused({ at: later(-1) })).toMatchObject({ errors: [{ field: 'at' }] });
    expect(await refused({ complaint: reference }, 'other')).toMatchObject({ errors: [{ field: 'complaint' }] });
  });

  test('a reminder neither ends the waiting for the customer nor answers them (glpi #13635)', async () => {
    await move('pending');
    await remind(HOUR, { complaint: reference });
    const clocks = () => api.rows('SELECT kind, state, due_at, stopped_at FROM clock ORDER BY kind, ordinal, id');
    const before = await clocks();
    api.wait(HOUR);
    await fire();
    expect(await api.rows('SELECT status FROM complaint WHERE reference = $1', [reference])).toEqual([
      { status: 'pending' },
    ]);
    expect(await clocks()).toEqual(before);
  });
});

test('mail about no complaint is delivered without a reference; where that fails for good, a supervisor is told', async () => {
  const server = new TestMailServer();
  const sender = new MailSender(await server.start());
  const deliver = deliverMail(api, sender);
  for (const [note, refusal] of [
    ['One', null],
    ['Two', 550],
  ] as const) {
    await api
      .as('agent')
      .post('reminders')
      .send({ at: later(HOUR), note })
      .expect(201);
    api.wait(HOUR);
    await fire();
    server.refuseWith = refusal;
    const [{ id }] = (await api.rows(`SELECT id FROM mail WHERE state = 'waiting' AND complaint_id IS NULL`)) as [
      { id: string },
    ];
    await deliver.deliver(id, 'test');
  }
  const [mail] = server.to('anna@company.example');
  expect(mail!.subject).toBe('Your reminder: One');
  expect(mail!.headers.map(({ key }) => key)).not.toContain('x-amends-reference');
  expect(await told('supervisor', 'mail-failed')).toMatchObject([{ reference: null, data: { to: 'Anna Agent' } }]);
  expect(await told('agent', 'mail-failed')).toEqual([]);
  // It waits for a person among the timers, outlives the tidying up, and is delivered once it is done again.
  const failures = async () => {
    await forgetMootFailures(api.database);
    const { body } = await api.as('supervisor').get('timers/failures?kind=deliver-urgent-mail').expect(200);
    return (body as { items: { rowId: string }[] }).items;
  };
  const [failure] = await failures();
  expect(failure).toMatchObject({ parked: true, reference: null, reason: expect.stringContaining('550') });
  const again = async (refusal: number | null) => {
    server.refuseWith = refusal;
    await api.as('manager').post(`timers/failures/deliver-urgent-mail/${failure!.rowId}/retry`).expect(204);
    await deliver.deliver(failure!.rowId, 'test');
    await api.app.get(RecordFailure).forget('deliver-urgent-mail', failure!.rowId);
  };
  await again(550);
  expect(await failures()).toMatchObject([{ parked: true, attempts: 2 }]);
  await again(null);
  expect(await failures()).toEqual([]);
  expect(server.to('anna@company.example').map(({ subject }) => subject)).toContain('Your reminder: Two');
  await sender.close();
  await server.stop();
});
