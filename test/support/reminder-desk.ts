import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { SendReminder } from '#recovery/send-reminder';
import { FRIDAY, TestApi, type Who } from './api.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** A reminder as its row holds it. */
export interface ReminderRow {
  id: string;
  kind: string;
  complaint_id: string | null;
  state: string;
  next_at: Date | null;
  ended_why: string | null;
}

/** What tests of reminders do: an api of their own, a new complaint for each test, and the work of the worker by hand. */
export function reminderDesk() {
  let api: TestApi;
  let reference: string;
  /** Monday to Friday, 9 to 17 UTC. */
  let office: string;

  beforeAll(async () => {
    api = await TestApi.start();
    [{ id: office }] = (await api.rows<{ id: string }>('SELECT id FROM calendar LIMIT 1')) as [{ id: string }];
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.rows('DELETE FROM reminder');
    await api.rows('DELETE FROM notification');
    await api.rows('DELETE FROM mail');
    await api.rows('UPDATE agent SET calendar_id = NULL');
    await api.rows('DELETE FROM absence');
    // Far enough for whatever is kept in memory to be read again.
    api.wait(new Date(FRIDAY.getTime() + 7 * DAY * ++round).getTime() - api.now.getTime());
    reference = await api.log();
  });
  let round = 0;

  const later = (milliseconds: number) => new Date(api.now.getTime() + milliseconds).toISOString();
  const givesShifts = async (...who: Who[]) => {
    await api.rows('UPDATE agent SET calendar_id = $2 WHERE id = ANY($1)', [who.map((one) => api.ids[one]), office]);
    api.wait(2_000);
  };

  const reminders = (kind: string) =>
    api.rows<ReminderRow>(
      'SELECT id, kind, complaint_id, state, next_at, ended_why FROM reminder WHERE kind = $1 ORDER BY due_at',
      [kind],
    );
  /** Does what is due, as the worker does. @returns how many there were */
  async function fire(): Promise<number> {
    const due = await api.rows<ReminderRow>(
      'SELECT id, complaint_id FROM reminder WHERE next_at <= $1 ORDER BY next_at',
      [api.now],
    );
    for (const { id, complaint_id } of due) await api.app.get(SendReminder).send(id, complaint_id, 'test');
    return due.length;
  }
  const told = async (who: Who, kind?: string) => {
    const { body } = await api.as(who).get('notifications').expect(200);
    const { items } = body as { items: { kind: string; reference: string | null; data: Record<string, unknown> }[] };
    return kind ? items.filter((item) => item.kind === kind) : items;
  };
  const mailsTo = (email: string, template: string) =>
    api.rows<{ subject: string; text: string; state: string }>(
      'SELECT subject, text, state FROM mail WHERE to_address = $1 AND template = $2 ORDER BY created_at, id',
      [email, template],
    );
  const promise = async (hours: number, what = 'A call', of = reference) => {
    const { body } = await api
      .as('agent')
      .post(`complaints/${of}/promises`)
      .send({ what, dueAt: later(hours * HOUR) })
      .expect(201);
    return (body as { id: string }).id;
  };
  const snooze = (milliseconds: number, body: object = {}, who: Who = 'agent') =>
    api
      .as(who)
      .post(`complaints/${reference}/snooze`)
      .send({ until: later(milliseconds), ...body })
      .expect(201);
  const say = (kind: string) =>
    api.as('agent').post(`complaints/${reference}/messages`).send({ kind, body: 'Hello?' }).expect(201);
  const handOver = () =>
    api
      .as('agent')
      .post(`complaints/${reference}/handovers`)
      .send({ toId: api.ids.manager, briefing: 'All of it.' })
      .expect(201);
  const move = (status: string, body: object = {}) =>
    api
      .as('supervisor')
      .post(`complaints/${reference}/status`)
      .send({ status, override: 'For the test.', ...body })
      .expect(200);
  const close = async () => {
    await move('resolved', { statement: 'Done.' });
    await move('closed');
  };

  return {
    get api() {
      return api;
    },
    get reference() {
      return reference;
    },
    later,
    givesShifts,
    reminders,
    fire,
    told,
    mailsTo,
    promise,
    snooze,
    say,
    handOver,
    move,
    close,
  };
}
