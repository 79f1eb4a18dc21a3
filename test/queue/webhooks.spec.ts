import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { DataSource } from 'typeorm';
import { openLog } from '#config/log';
import { readSettings } from '#config/settings';
import { systemActor } from '#contracts/actor';
import { newId } from '#kernel/ids';
import { ChangeComplaint } from '#recovery/change-complaint';
import { LogComplaint } from '#recovery/log-complaint';
import { queueWebhook } from '#recovery/queue-webhook';
import { createWorker, type RunningWorker } from '../../apps/worker/create-worker.ts';
import { TestHookServer } from '../support/hook-server.ts';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { until } from '../support/until.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const [hook, dead] = [new TestHookServer(), new TestHookServer()];
let database: TestDatabase;
let worker: RunningWorker;
let source: DataSource;
let complaint: { id: string; reference: string };

beforeAll(async () => void (database = await freshDatabase()));
afterAll(() => database.drop());
beforeEach(async () => {
  const settings = readSettings({
    DATABASE_URL: database.url,
    AMENDS_SECRET: 'a secret of the tests that is long enough',
    SMTP_URL: 'smtp://127.0.0.1:9',
    WEBHOOKS_PRIVATE: 'allow',
  });
  worker = await createWorker(settings, { now: () => new Date() }, openLog('silent', 'worker'));
  source = worker.app.get(DataSource);
  const body = { customer: { name: '王芳' }, channel: 'phone' as const, words: '账单收了两次费用。' };
  ({ complaint } = await worker.app.get(LogComplaint).log(body, systemActor('test'), newId()));
});
afterEach(async () => {
  // A call that gets no answer ends with its server: the worker lets it finish.
  await dead.stop();
  await worker.stop();
  await hook.stop();
});

/** @returns its id */
async function webhook(name: string, url: string): Promise<string> {
  const id = newId();
  await source.query(`INSERT INTO webhook (id, name, url, secret, created_at) VALUES ($1, $2, $3, $4, now())`, [
    id,
    name,
    url,
    SECRET,
  ]);
  return id;
}

const queue = (id: string, ...keys: string[]) =>
  worker.app.get(ChangeComplaint).run({ id: complaint.id }, systemActor('test'), async (work) => {
    for (const key of keys) await queueWebhook(work, id, key, 'escalation.raised', { rung: 0 });
  });
const count = async (where: string, id: string) =>
  (await source.query(`SELECT FROM webhook_delivery WHERE webhook_id = $1 AND ${where}`, [id])).length as number;

test('a call that is queued with a change is made by the worker as soon as that is committed, and again after a failure', async () => {
  const id = await webhook('Tickets', await hook.start());
  hook.answers = [{ status: 503 }];
  await queue(id, 'escalation:1');
  await until('the second attempt has arrived', () => hook.calls.length === 2, 25_000);
  const [first, second] = hook.calls as [(typeof hook.calls)[0], (typeof hook.calls)[0]];
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
  expect(new Webhook(SECRET).verify(second.body, second.headers as Record<string, string>)).toMatchObject({
    data: { reference: complaint.reference },
  });
  await until('the books say delivered', async () => (await count(`state = 'delivered' AND attempts = 2`, id)) === 1);
});

test('a receiver that is dead holds two calls at a time, and keeps no other receiver waiting', async () => {
  const [silent, sound] = [await webhook('Dead', await dead.start()), await webhook('Sound', await hook.start())];
  dead.answers = Array(40).fill('silence');
  await queue(silent, ...Array.from({ length: 40 }, (_, n) => `dead:${n}`));
  await until('the dead one has got its calls', () => dead.silent.length === 2);
  await until('the others were put off', async () => (await count('next_at <= now()', silent)) < 10);
  await queue(sound, ...Array.from({ length: 20 }, (_, n) => `sound:${n}`));
  await until(
    'the sound one has got all of its own',
    async () => (await count(`state = 'delivered'`, sound)) === 20,
    10_000,
  );
  expect(dead.calls).toHaveLength(2);
  // Whoever is put off has not been tried.
  expect(await count('attempts = 0 AND next_at IS NOT NULL', silent)).toBe(38);
  expect(hook.calls).toHaveLength(20);
});
