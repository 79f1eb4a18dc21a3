// BullMQ by itself: delayed jobs that come due one after the other, and a processor that only looks at the clock. Prints the
// lateness in seconds: median, 99th percentile, worst.
import { createPostgresBackend, Queue, runMigrations, setDefaultBackendFactory, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

const [due, seconds] = [Number(process.env.BENCH_DUE), Number(process.env.BENCH_SECONDS)];
const redis = process.env.REDIS_URL;
if (!redis) setDefaultBackendFactory(createPostgresBackend);
const connection = redis
  ? new Redis(redis, { maxRetriesPerRequest: null })
  : new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c search_path=bullmq' });
if (!redis) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await runMigrations(client);
  await client.end();
}
const queue = new Queue('bare', { connection });
const first = Date.now() + 20_000;
for (let from = 0; from < due; from += 500) {
  const jobs = Array.from({ length: Math.min(500, due - from) }, (_, index) => {
    const at = first + ((from + index) * seconds * 1000) / due;
    return { name: 'bare', data: { at }, opts: { delay: at - Date.now(), removeOnComplete: true } };
  });
  await queue.addBulk(jobs);
}
const late = [];
await new Promise((resolve) => {
  const worker = new Worker(
    'bare',
    async ({ data }) => {
      late.push((Date.now() - data.at) / 1000);
      if (late.length === due) setImmediate(() => worker.close().then(resolve, resolve));
    },
    { connection, concurrency: 16 },
  );
});
late.sort((a, b) => a - b);
console.log(JSON.stringify([late[Math.floor(due * 0.5)], late[Math.floor(due * 0.99)], late.at(-1)]));
process.exit(0);
