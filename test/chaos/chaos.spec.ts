import { expect, test } from '@jest/globals';
import { runChaos } from './chaos-run.ts';
import { PLANTS, plantNamed } from './plants.ts';
import { BACKENDS, type Backend } from './queue-server.ts';
import { reportOf } from './report.ts';

/** Each of the run's short versions; `npm run chaos` goes on for fifteen minutes. */
const SECONDS = 15;
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 2 ** 31);

/** One in each run of all tests, the other in CI. */
const chosen = (process.env.CHAOS_BACKEND ?? 'postgres') as Backend;

test.each(BACKENDS.filter((backend) => backend === chosen))(
  `with the queue in %s: ${SECONDS} s of killing, stopping, flushing and clocks that jump lose nothing and do nothing twice (CHAOS_SEED=${seed})`,
  async (backend) => {
    const report = await runChaos({ backend, seconds: SECONDS, seed });
    expect(report.verdict.violations.length > 0 ? reportOf(report) : 'in order').toBe('in order');
    expect(report.verdict.looked.get('acknowledged writes')).toBeGreaterThan(8);
    expect(report.verdict.looked.get('rungs raised')).toBeGreaterThan(8);
    expect(report.troubles.size).toBeGreaterThanOrEqual(4);
  },
  300_000,
);

test('a bug planted on purpose, a claim without its condition, is found', async () => {
  const { breaks } = plantNamed('mail-claim');
  const report = await runChaos({ backend: 'postgres', seconds: 10, seed, plant: 'mail-claim' });
  expect(report.verdict.violations.map(({ claim }) => claim)).toContain(breaks);
}, 300_000);

test.each(PLANTS.map(({ name }) => name))('the bug %s still fits into the sources', (name) => {
  expect(plantNamed(name).changes.length).toBeGreaterThan(0);
});
