import pg from 'pg';
import { Progress } from './progress.ts';
import type { Reading } from './readings.ts';
import type { Surroundings } from './surroundings.ts';

/** One reading may take so long (milliseconds); after that it has failed, and the others go on. */
const LONGEST = 60_000;

/** How long one reading took each time, ours and the bare one (milliseconds). */
export interface Taken {
  what: string;
  ours: number[];
  bare: number[];
  /** The first time of both, when nothing was warm: all that there is where the time was over before the rounds. */
  first: [ours: number, bare: number] | null;
  /** Why there is nothing to tell, or not all of it. */
  failed: string | null;
}

/**
 * Takes all readings in rounds, of each in turn ours and the bare one, so that whatever else the machine does meets both. The
 * first round only warms up.
 * @param until when there is no time left (as `performance.now()` tells): what is not taken by then is not taken
 */
export async function takeReadings(
  all: readonly Reading[],
  url: string,
  surroundings: Surroundings,
  { rounds, until }: { rounds: number; until: number },
): Promise<Taken[]> {
  const client = new pg.Client({ connectionString: surroundings.databaseUrl, statement_timeout: LONGEST });
  await client.connect();
  const taken = all.map(({ what }): Taken => ({ what, ours: [], bare: [], first: null, failed: null }));
  const progress = new Progress((rounds + 1) * all.length);
  try {
    for (let round = 0; round <= rounds; round++) {
      const name = round === 0 ? 'warming up' : `round ${round} of ${rounds}`;
      const tokens = { agent: await surroundings.token(url), manager: await surroundings.token(url, 'manager') };
      for (const [n, reading] of all.entries()) {
        progress.next(`${name}: ${reading.what}`);
        const { ours, bare, failed } = taken[n]!;
        if (failed !== null) continue;
        if (performance.now() > until) return taken;
        try {
          const our = await timed(() => ask(url, reading, tokens[reading.who]));
          const other = await timed(() => client.query(reading.bare));
          if (round === 0) taken[n]!.first = [our, other];
          else {
            ours.push(our);
            bare.push(other);
          }
        } catch (error) {
          taken[n]!.failed = error instanceof Error ? error.message : String(error);
        }
      }
    }
    return taken;
  } finally {
    progress.end();
    await client.end();
  }
}

async function ask(url: string, { path }: Reading, token: string): Promise<void> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(LONGEST),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
