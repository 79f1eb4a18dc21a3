import { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { openLog } from '#config/log';
import { readSettings } from '#config/settings';
import { Agent } from '#database/entities/agent';
import { CalendarRow } from '#database/entities/calendar';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { dataSource } from '#database/data-source';
import { ManagePeople } from '#identity/manage-people';
import { newId } from '#kernel/ids';
import { LogComplaint } from '#recovery/log-complaint';
import { installStarterPolicy } from '#recovery/starter-policy';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import type { TestBackend } from '../support/queue-backends.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Around the clock, so that minutes are minutes. */
const NIGHT_AND_DAY = {
  timeZone: 'UTC',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
};

/**
 * A company of three with deadlines of minutes, and as many workers as a test starts. The first answer is due within 4
 * minutes: at 2 the owner is warned, at 4 the supervisor is told, at 6 the manager.
 */
export class Stage {
  now = new Date('2026-11-20T09:00:00Z');
  readonly workers: RunningWorker[] = [];
  readonly mail = new TestMailServer();
  source: DataSource;
  agent: Actor;
  private smtpUrl: string;

  private constructor(
    readonly backend: TestBackend,
    readonly database: TestDatabase,
  ) {}

  static async open(backend: TestBackend, database?: TestDatabase): Promise<Stage> {
    const stage = new Stage(backend, database ?? (await freshDatabase()));
    stage.smtpUrl = await stage.mail.start();
    stage.source = await dataSource(stage.database.url, { poolSize: 3 }).initialize();
    await stage.furnish();
    return stage;
  }

  /** Lets the machine's clock jump, forward or back, and wakes the workers: naps are real time. */
  jump(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
    for (const { scheduler } of this.workers) scheduler.ring();
  }

  async startWorker(): Promise<RunningWorker> {
    const settings = readSettings({
      DATABASE_URL: this.database.url,
      AMENDS_SECRET: 'a secret of the tests that is long enough',
      SMTP_URL: this.smtpUrl,
      ...(this.backend.redisUrl && { REDIS_URL: this.backend.redisUrl }),
    });
    const worker = await createWorker(settings, { now: () => this.now }, openLog('silent', 'worker'));
    this.workers.push(worker);
    return worker;
  }

  /** Logs a complaint of a customer of this name. @returns its id */
  async log(worker: RunningWorker, name: string): Promise<string> {
    const body = {
      customer: { name, email: `${name}@customer.example` },
      channel: 'phone' as const,
      language: 'zh-CN',
      words: '账单收了两次费用。',
    };
    return (await worker.app.get(LogComplaint).log(body, this.agent, newId())).complaint.id;
  }

  /** The rungs that were raised, in the order of the books, by the names of their keys. */
  async raised(): Promise<string[]> {
    const rows = await this.source.query<{ who: string }[]>(
      `SELECT cu.name || ':' || x.rung_key AS who FROM escalation x JOIN complaint c ON c.id = x.complaint_id
       JOIN customer cu ON cu.id = c.customer_id ORDER BY x.due_at, cu.name`,
    );
    return rows.map(({ who }) => who);
  }

  /** Events that stand in the books twice. */
  twice(): Promise<unknown[]> {
    return this.source.query(
      `SELECT type, data->>'clockId' AS clock, data->>'key' AS rung, data->>'mailId' AS mail FROM complaint_event
       WHERE type IN ('escalation.raised', 'clock.breached', 'mail.sent') GROUP BY 1, 2, 3, 4, complaint_id HAVING count(*) > 1`,
    );
  }

  async count(from: string): Promise<number> {
    const [{ n }] = await this.source.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM ${from}`);
    return n;
  }

  async close(): Promise<void> {
    for (const worker of this.workers) await worker.stop();
    await this.mail.stop();
    await this.backend.wipe(this.database.url);
    await this.source.destroy();
    await this.database.drop();
  }

  private async furnish(): Promise<void> {
    const { source } = this;
    await installStarterPolicy(source);
    await source.manager.updateAll(CalendarRow, { definition: NIGHT_AND_DAY as CalendarRow['definition'] });
    await source.manager.updateAll(Ladder, {
      rungs: [
        { key: 'warning', at: '50%', action: 'notify', to: 'owner' },
        { key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' },
        { key: 'later', at: '+PT2M', action: 'notify', to: 'manager' },
      ],
    });
    const minutes = (n: number) => ({ low: `PT${n}M`, normal: `PT${n}M`, high: `PT${n}M`, critical: `PT${n}M` });
    await source.manager.updateAll(PolicyRow, { targets: { 'first-response': minutes(4) } });
    const people = new ManagePeople(source, { now: () => this.now });
    for (const role of ['agent', 'supervisor', 'manager'] as const)
      await people.createAgent({
        email: `${role}@team.example`,
        name: role,
        role,
        password: 'a password of the tests',
      });
    const { id, name } = await source.manager.findOneByOrFail(Agent, { role: 'agent' });
    this.agent = { kind: 'agent', id, name, role: 'supervisor', teamId: null, origin: 'test' };
  }
}
