import { Gauge, register } from 'prom-client';
import type { DataSource } from 'typeorm';
import { readTimers } from '#database/queries/timers';
import type { Clock } from '#kernel/clock';

const NAME = 'amends_timers';
const STATES = ['planned', 'due', 'late', 'failed', 'parked'] as const;

/** Planned, due, late, failed and parked rows by kind. Counted when somebody asks, so that an idle worker asks nothing. */
export function serveTimerMetrics(database: DataSource, clock: Clock): void {
  register.removeSingleMetric(NAME);
  const gauge: Gauge = new Gauge({
    name: NAME,
    help: 'Rows of background work by kind and state; counts stop at 10000, planned goes on as an estimate',
    labelNames: ['kind', 'state'],
    collect: async (): Promise<void> => {
      // A scrape while the database is away still answers with everything else.
      const kinds = await readTimers(database, clock.now()).catch(() => null);
      gauge.reset();
      for (const kind of kinds ?? []) for (const state of STATES) gauge.set({ kind: kind.kind, state }, kind[state]);
    },
  });
}
