import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '#database/migrate';
import { dataSource } from '#database/data-source';
import { CalendarRow } from '#database/entities/calendar';
import { FollowUpPlan } from '#database/entities/follow-up-plan';
import { Ladder } from '#database/entities/ladder';
import { PolicyRow } from '#database/entities/policy';
import { ManagePeople } from '#identity/manage-people';
import { installStarterPolicy } from '#recovery/starter-policy';
import { openDataFolder } from '../../apps/start/data-folder.ts';
import { startDatabase, type EmbeddedDatabase } from '../../apps/start/database.ts';
import { freePort } from '../support/free-port.ts';
import { TestMailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';
import { PersistentClient } from './persistent-client.ts';
import { RestlessProcess } from './restless-process.ts';

const COMPLAINTS = Number(process.env.CHAOS_COMPLAINTS ?? 500);
const CONNECTIONS = 8;
const PASSWORD = 'a password of the chaos';
const LOADER = new URL('../support/typescript.mjs', import.meta.url).href;
const root = (path: string): string => new URL(`../../${path}`, import.meta.url).pathname;

let folder: string;
let database: EmbeddedDatabase;
let mail: TestMailServer;
let api: RestlessProcess;
let worker: RestlessProcess;
let client: PersistentClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'amends-chaos-'));
  chmodSync(folder, 0o711);
  openDataFolder(folder);
  // The disk is waited for here, as in production: what is acknowledged must survive a killed database.
  database = await startDatabase({ dataFolder: folder, isTemporary: false }, { say: () => undefined }, [
    '--import',
    LOADER,
  ]);
  await migrate(database.url);
  await furnish(database.url);
  mail = new TestMailServer();
  const [smtpUrl, port] = [await mail.start(), await freePort()];
  const env = {
    DATABASE_URL: database.url,
    SMTP_URL: smtpUrl,
    AMENDS_SECRET: 'a secret of the chaos that is long enough',
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
  };
  api = new RestlessProcess(root('apps/api/main.ts'), env);
  worker = new RestlessProcess(root('apps/worker/main.ts'), env);
  api.start();
  worker.start();
  client = new PersistentClient(`http://127.0.0.1:${port}`);
  await client.signIn('supervisor@chaos.example', PASSWORD);
}, 90_000);

afterAll(async () => {
  await Promise.all([api?.stop(), worker?.stop()]);
  await database?.stop();
  await mail?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Deadlines of seconds, around the clock, so that rungs and follow-ups come due in the middle of the killing. */
async function furnish(url: string): Promise<void> {
  const source = await dataSource(url).initialize();
  await installStarterPolicy(source);
  const definition = {
    timeZone: 'UTC',
    shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '00:00', to: '24:00' }],
  };
  await source.manager.updateAll(CalendarRow, { definition: definition as CalendarRow['definition'] });
  await source.manager.updateAll(PolicyRow, {
    targets: { 'first-response': { low: 'PT2S', normal: 'PT2S', high: 'PT2S', critical: 'PT2S' } },
  });
  await source.manager.updateAll(Ladder, {
    rungs: [
      { at: '50%', action: 'notify', to: 'owner' },
      { at: 'PT0S', action: 'notify', to: 'manager' },
    ],
  });
  await source.manager.updateAll(FollowUpPlan, { after: ['PT1S'], answerWithin: 'PT1S' });
  const people = new ManagePeople(source, { now: () => new Date() });
  for (const role of ['supervisor', 'manager'] as const)
    await people.createAgent({ email: `${role}@chaos.example`, name: role, role, password: PASSWORD });
  await source.destroy();
}

/** Kills something at random moments until told to stop. */
async function killAtRandom(isOver: () => boolean): Promise<Record<string, number>> {
  const victims = ['api', 'worker', 'both', 'database'] as const;
  const kills = { api: 0, worker: 0, both: 0, database: 0 };
  for (let turn = 0; !isOver() || turn < 2 * victims.length; turn++) {
    // Now and then before a process has come back, but not always, or nothing would ever be logged.
    await wait(1_000 + Math.random() * 4_000);
    // In turn at first, so that each is killed for certain; then by chance.
    const victim =
      turn < 2 * victims.length
        ? victims[turn % victims.length]!
        : victims[Math.floor(Math.random() * victims.length)]!;
    kills[victim] += 1;
    if (victim === 'api' || victim === 'both') api.kill();
    if (victim === 'worker' || victim === 'both') worker.kill();
    if (victim === 'database') killPostmaster();
  }
  return kills;
}

function killPostmaster(): void {
  try {
    const [pid] = readFileSync(join(database.folder, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It is down from the last time, and on its way up.
  }
}

/** Logs a complaint and, for one in five, resolves it; answers only when the server has acknowledged. */
async function complain(n: number): Promise<string> {
  const body = {
    customer: { name: `Customer ${n}`, email: `customer${n}@customer.example` },
    channel: 'web',
    language: n % 2 ? 'en' : 'zh-CN',
    words: n % 2 ? `Parcel ${n} never came.` : `第 ${n} 号包裹没有送到。`,
    externalId: `chaos-${n}`,
  };
  const { status, body: answer } = await client.post('/api/v1/complaints', body);
  // 409: it was committed, and the process died before it could say so. That counts as acknowledged too.
  if (status !== 201 && answer.code !== 'logged-already')
    throw new Error(`Complaint ${n} was refused: ${JSON.stringify(answer)}`);
  const reference = String(answer.reference);
  if (n % 5 === 0) {
    const moved = await client.post(`/api/v1/complaints/${reference}/status`, {
      status: 'resolved',
      statement: 'A new parcel is on its way.',
      override: 'chaos',
    });
    if (moved.status !== 200) throw new Error(`${reference} was not resolved: ${JSON.stringify(moved.body)}`);
  }
  return reference;
}

async function read<Row extends object>(sql: string): Promise<Row[]> {
  const connection = new pg.Client({ connectionString: database.url });
  // A connection that breaks while nobody waits on it, because the database was just killed.
  connection.on('error', () => undefined);
  await connection.connect();
  try {
    return (await connection.query<Row>(sql)).rows;
  } finally {
    await connection.end();
  }
}

test(`kill -9 of api, worker, both and the database while ${COMPLAINTS} complaints are logged: nothing acknowledged is lost, nothing happens twice`, async () => {
  let isOver = false;
  const killing = killAtRandom(() => isOver);
  const references = new Map<number, string>();
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let n = next++; n < COMPLAINTS; n = next++) references.set(n, await complain(n));
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection)).finally(() => (isOver = true));
  const kills = await killing;
  expect(Math.min(...Object.values(kills))).toBeGreaterThanOrEqual(2);

  const due = `SELECT (SELECT count(*) FROM clock WHERE next_at IS NOT NULL) + (SELECT count(*) FROM follow_up WHERE next_at IS NOT NULL)
      + (SELECT count(*) FROM mail WHERE next_at IS NOT NULL) + (SELECT count(*) FROM outbox) AS n`;
  const dueNow = async () => Number((await read<{ n: string }>(due).catch(() => [{ n: '-1' }]))[0]!.n);
  await until('everything that was due is done', async () => (await dueNow()) === 0, 240_000).catch(
    async (error: Error) => {
      throw new Error(`${error.message}: ${await dueNow()} left. Worker: ${worker.lastWords()}`);
    },
  );

  // No acknowledged complaint is lost or doubled, and each has its history, its clock and its message.
  const complaints = await read<{
    external_id: string;
    reference: string;
    logged: string;
    clocks: string;
    mails: string;
  }>(
    `SELECT external_id, reference,
         (SELECT count(*) FROM complaint_event e WHERE e.complaint_id = c.id AND type = 'complaint.logged') AS logged,
         (SELECT count(*) FROM clock k WHERE k.complaint_id = c.id) AS clocks,
         -- Whoever was answered before the acknowledgement was written gets the answer, and no acknowledgement after it.
         (SELECT count(*) FROM mail m WHERE m.complaint_id = c.id
          AND template = CASE c.status WHEN 'resolved' THEN 'resolution' ELSE 'acknowledgement' END) AS mails
       FROM complaint c`,
  );
  expect(complaints).toHaveLength(COMPLAINTS);
  const expected = [...references].map(([n, reference]) => ({
    external_id: `chaos-${n}`,
    reference,
    logged: '1',
    clocks: '1',
    mails: '1',
  }));
  const byId = (a: { external_id: string }, b: { external_id: string }) => a.external_id.localeCompare(b.external_id);
  expect(complaints.toSorted(byId)).toEqual(expected.toSorted(byId));

  // Every clock that ran out reached each of its rungs, and breached, exactly once in the books.
  const ladders = await read(
    `SELECT k.id FROM clock k WHERE state = 'breached' AND stopped_at IS NULL AND (
         (SELECT array_agg(rung ORDER BY rung) FROM escalation x WHERE x.clock_id = k.id) IS DISTINCT FROM ARRAY[0, 1]
         OR (SELECT count(*) FROM complaint_event e WHERE e.complaint_id = k.complaint_id AND type = 'clock.breached') <> 1)`,
  );
  expect(ladders).toEqual([]);
  expect(
    await read(
      `SELECT data->>'clockId', data->>'rung' FROM complaint_event WHERE type = 'escalation.raised' GROUP BY 1, 2 HAVING count(*) > 1`,
    ),
  ).toEqual([]);
  expect(
    await read(
      `SELECT FROM clock k JOIN complaint c ON c.id = k.complaint_id WHERE c.status = 'new' AND k.state <> 'breached'`,
    ),
  ).toEqual([]);

  // Every resolved complaint was followed up once; every mail was sent, and is so once in the books.
  const followUps = await read<{ state: string; n: string }>(
    'SELECT state, count(*) AS n FROM follow_up GROUP BY state',
  );
  expect(followUps).toEqual([{ state: 'expired', n: String(COMPLAINTS / 5) }]);
  expect(
    await read(
      `SELECT data->>'followUpId' FROM complaint_event WHERE type = 'follow-up.sent' GROUP BY 1 HAVING count(*) > 1`,
    ),
  ).toEqual([]);
  // What a resolution overtook was recalled; everything else has left.
  const left = `state <> 'sent' AND NOT (state = 'cancelled' AND template = 'escalation')`;
  expect(await read(`SELECT key, state FROM mail WHERE ${left}`)).toEqual([]);
  expect(
    await read(`SELECT data->>'mailId' FROM complaint_event WHERE type = 'mail.sent' GROUP BY 1 HAVING count(*) <> 1`),
  ).toEqual([]);
  const [books] = await read<{ sent: string; written: string }>(
    `SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) AS written FROM mail`,
  );
  const arrived = new Set(mail.mails.map(({ messageId }) => messageId)).size;
  expect(arrived).toBeGreaterThanOrEqual(Number(books!.sent));
  expect(arrived).toBeLessThanOrEqual(Number(books!.written));
}, 420_000);
