import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { readSettings } from '#config/settings';
import { openLog } from '#config/log';
import { Agent } from '#database/entities/agent';
import { PolicyRow } from '#database/entities/policy';
import { Ladder } from '#database/entities/ladder';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { CalendarRow } from '#database/entities/calendar';
import { ManagePeople } from '#identity/manage-people';
import { newId } from '#kernel/ids';
import { LOST_AFTER } from '#queue/sweep';
import { AcknowledgeEscalation } from '#recovery/acknowledge-escalation';
import { AddMessage } from '#recovery/add-message';
import { ChangeStatus } from '#recovery/change-status';
import { LogComplaint } from '#recovery/log-complaint';
import { installStarterPolicy } from '#recovery/starter-policy';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { BACKENDS, type TestBackend } from '../support/queue-backends.ts';
import { until } from '../support/until.ts';

const MINUTE = 60_000;
const NIGHT_AND_DAY = {
  timeZone: 'UTC',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
};

describe.each(BACKENDS)('the worker with its queue in %s', (_, openBackend) => {
  let backend: TestBackend;
  let database: TestDatabase;
  let mail: TestMailServer;
  let source: DataSource;
  let workers: RunningWorker[];
  let now: Date;
  let agent: Actor;
  let smtpUrl: string;

  const clock = { now: () => now };
  const forward = (milliseconds: number): void => {
    now = new Date(now.getTime() + milliseconds);
    // Naps are real time: without the ring each step of the story would take a whole nap.
    for (const { scheduler } of workers) scheduler.ring();
  };

  beforeAll(async () => void (backend = await openBackend()));
  afterAll(() => backend.stop());

  beforeEach(async () => {
    [workers, now] = [[], new Date('2026-11-20T09:00:00Z')];
    database = await freshDatabase();
    mail = new TestMailServer();
  });

  afterEach(async () => {
    for (const worker of workers) await worker.stop();
    await mail.stop();
    await backend.wipe(database.url);
    await database.drop();
  });

  async function startWorker(): Promise<RunningWorker> {
    const settings = readSettings({
      DATABASE_URL: database.url,
      AMENDS_SECRET: 'a secret of the tests that is long enough',
      SMTP_URL: smtpUrl,
      ...(backend.redisUrl && { REDIS_URL: backend.redisUrl }),
    });
    const worker = await createWorker(settings, clock, openLog('silent', 'worker'));
    workers.push(worker);
    return worker;
  }

  /** People, and a policy of minutes: answer within 4, warn the owner at half of it, tell the supervisor at the breach, the manager 2 later. */
  async function open(count = 1): Promise<RunningWorker> {
    smtpUrl = await mail.start();
    const [first] = await Promise.all(Array.from({ length: count }, () => startWorker()));
    source = first!.app.get(DataSource);
    await installStarterPolicy(source);
    await source.manager.updateAll(CalendarRow, { definition: NIGHT_AND_DAY as CalendarRow['definition'] });
    await source.manager.updateAll(FollowUpPlan, { after: ['PT10M'], answerWithin: 'PT20M' });
    await source.manager.updateAll(Ladder, {
      rungs: [
        { key: 'owner', at: '50%', action: 'notify', to: 'owner' },
        { key: 'supervisor', at: 'PT0S', action: 'notify', to: 'supervisor' },
        { key: 'manager', at: '+PT2M', action: 'notify', to: 'manager' },
      ],
    });
    const minutes = (n: number) => ({ low: `PT${n}M`, normal: `PT${n}M`, high: `PT${n}M`, critical: `PT${n}M` });
    await source.manager.updateAll(PolicyRow, { targets: { 'first-response': minutes(4), resolution: minutes(60) } });
    const people = new ManagePeople(source, clock);
    for (const role of ['agent', 'supervisor', 'manager'] as const) {
      await people.createAgent({
        email: `${role}@team.example`,
        name: role,
        role,
        password: 'a password of the tests',
      });
    }
    const { id, name } = await source.manager.findOneByOrFail(Agent, { role: 'agent' });
    agent = { kind: 'agent', id, name, role: 'supervisor', teamId: null, origin: 'test' };
    return first!;
  }

  const log = async (worker: RunningWorker, email = 'wang.fang@customer.example') => {
    const body = {
      customer: { name: '王芳', email },
      channel: 'phone' as const,
      language: 'zh-CN',
      words: '账单收了两次费用。',
    };
    return (await worker.app.get(LogComplaint).log(body, agent, newId())).complaint;
  };
  const escalations = () =>
    source.query<{ rung: number; state: string }[]>('SELECT rung, state FROM escalation ORDER BY rung');

  test('a complaint is acknowledged by mail, goes unanswered, warns, breaches, climbs, and stops once somebody takes it on', async () => {
    const worker = await open();
    const complaint = await log(worker);
    const acknowledgement = await until(
      'the customer has the acknowledgement',
      () => mail.to('wang.fang@customer.example')[0],
    );
    expect(acknowledgement.subject).toContain(complaint.reference);
    expect(acknowledgement.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    forward(2 * MINUTE);
    await until('the owner is warned', () => mail.to('agent@team.example')[0]);
    expect(await escalations()).toEqual([{ rung: 0, state: 'told' }]);
    forward(2 * MINUTE);
    await until('the supervisor is told', () => mail.to('supervisor@team.example')[0]);
    expect(mail.to('manager@team.example')).toEqual([]);
    const [{ id }] = (await source.query<{ id: string }[]>(`SELECT id FROM escalation WHERE state = 'waiting'`)) as [
      { id: string },
    ];
    await worker.app.get(AcknowledgeEscalation).acknowledge(source.manager, id, agent);
    forward(10 * MINUTE);
    const breaches = await source.query(
      `SELECT data->>'kind' AS kind FROM complaint_event WHERE type = 'clock.breached'`,
    );
    expect(breaches).toEqual([{ kind: 'first-response' }]);
    expect(await escalations()).toEqual([
      { rung: 0, state: 'told' },
      { rung: 1, state: 'acknowledged' },
    ]);
  });

  test('an answer in time calls nobody', async () => {
    const worker = await open();
    const { reference } = await log(worker);
    forward(MINUTE);
    await worker.app
      .get(AddMessage)
      .add({ reference }, { kind: 'to-customer', body: '您好，我们正在核对账单。' }, agent, newId());
    await until('the answer is sent', () => mail.to('wang.fang@customer.example').length === 2);
    forward(20 * MINUTE);
    await until(
      'every clock was looked at',
      async () => (await source.query('SELECT FROM clock WHERE next_at <= $1', [now])).length === 0,
    );
    expect(await escalations()).toEqual([]);
  });

  test('the follow-up after a resolution states what was solved, once, and its wait runs out', async () => {
    const worker = await open();
    const { reference } = await log(worker);
    const resolve = { status: 'resolved' as const, statement: '我们已退回多收的费用。', override: 'shown in a test' };
    await worker.app.get(ChangeStatus).change({ reference }, resolve, agent, 'en', null);
    forward(10 * MINUTE);
    await until(
      'the follow-up is sent',
      async () => (await source.query(`SELECT FROM mail WHERE template = 'follow-up' AND state = 'sent'`)).length === 1,
    );
    const followUp = mail
      .to('wang.fang@customer.example')
      .find(({ subject }) => subject?.includes('您对我们的处理满意吗'))!;
    expect(followUp.text).toContain('我们已退回多收的费用。');
    forward(20 * MINUTE);
    await until(
      'the wait has run out',
      async () => (await source.query(`SELECT FROM follow_up WHERE state = 'expired'`)).length === 1,
    );
    const sent = await source.query(`SELECT FROM complaint_event WHERE type = 'follow-up.sent'`);
    expect(sent).toHaveLength(1);
  });

  test('a wiped queue loses nothing: what was due is done all the same, once', async () => {
    const worker = await open();
    await worker.scheduler.stop();
    await log(worker);
    forward(2 * MINUTE);
    // As if it had been put into a queue that was flushed before anybody looked.
    await source.query('UPDATE outbox SET enqueued_at = $1', [now]);
    await source.query('UPDATE clock SET enqueued_at = $1 WHERE next_at <= $1', [now]);
    await backend.wipe(database.url);
    forward(LOST_AFTER + 1);
    await startWorker();
    await until('the acknowledgement is sent', () => mail.to('wang.fang@customer.example')[0]);
    await until('the owner is warned', () => mail.to('agent@team.example')[0]);
    expect(await escalations()).toEqual([{ rung: 0, state: 'told' }]);
  });

  test('three workers at once do each thing once', async () => {
    const worker = await open(3);
    await Promise.all(Array.from({ length: 20 }, (_, n) => log(worker, `customer${n}@customer.example`)));
    forward(7 * MINUTE);
    await until('every rung was reached', async () => (await escalations()).length === 60);
    await until(
      'all mail is sent',
      async () => (await source.query(`SELECT FROM mail WHERE state <> 'sent'`)).length === 0,
    );
    const raised = await source.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM complaint_event WHERE type = 'escalation.raised' GROUP BY data->>'clockId', data->>'rung' HAVING count(*) > 1`,
    );
    expect(raised).toEqual([]);
    for (let n = 0; n < 20; n++) expect(mail.to(`customer${n}@customer.example`)).toHaveLength(1);
    expect(mail.to('supervisor@team.example')).toHaveLength(20);
  });

  test('mail that the server puts off is tried again, under the same Message-ID', async () => {
    mail.refuseWith = 451;
    const worker = await open();
    await log(worker);
    await until(
      'the first attempt failed',
      async () => (await source.query(`SELECT FROM mail WHERE attempts = 1 AND error IS NOT NULL`)).length === 1,
    );
    mail.refuseWith = null;
    forward(2 * MINUTE - 1);
    await until('the second attempt arrives', () => mail.to('wang.fang@customer.example')[0]);
    await until(
      'the books say sent',
      async () => (await source.query(`SELECT FROM mail WHERE state = 'sent' AND attempts = 2`)).length >= 1,
    );
  });
});
