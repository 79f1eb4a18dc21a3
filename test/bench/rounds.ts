import type { Load, Measured, Order } from './load.ts';
import type { Served } from './served.ts';

/** One who takes part: everybody is sent the same requests in turn. */
export interface Contender {
  served: Served;
  order: Omit<Order, 'url' | 'connections' | 'seconds'> & { path: string };
}

export interface Plan {
  rounds: number;
  seconds: number;
  connections: number;
}

/** Seconds. */
const WARM_UP = 6;

let runs = 0;

/**
 * Rounds of A B C, B C A, C A B …: what else the machine does, and what PostgreSQL puts off, meets everybody alike. The
 * first round only warms up, and takes longer: so much code is only fast after some thousand requests.
 * @returns for each contender the median of the rounds, and the failures of all of them together
 */
export async function inRounds(
  load: Load,
  contenders: readonly Contender[],
  { rounds, seconds, connections }: Plan,
): Promise<Measured[]> {
  const measured: Measured[][] = contenders.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const who = (round + turn) % contenders.length;
      const { served, order: { path, ...order } } = contenders[who]!; // prettier-ignore
      const customers = order.customers && `${order.customers}-${runs++}`;
      const result = await load.measure({
        ...order,
        customers,
        url: served.url + path,
        connections,
        seconds: round === 0 ? WARM_UP : seconds,
      });
      if (round > 0) measured[who]!.push(result);
    }
  }
  return measured.map((results) => ({
    perSecond: median(results.map(({ perSecond }) => perSecond)),
    p50: median(results.map(({ p50 }) => p50)),
    p99: median(results.map(({ p99 }) => p99)),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  }));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
