import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from './random.ts';
import { IsDownAlready, type Stage } from './stage.ts';

export interface Trouble {
  name: string;
  weight: number;
  /** Comes back when what it did is over, apart from processes that come up again by themselves. */
  make(stage: Stage, random: Random, isOver: () => boolean): Promise<void>;
  /** Whether there is something to do this to. */
  fits?(stage: Stage): boolean;
}

const hasRedis = ({ queue }: Stage): boolean => queue.process !== null;
const MINUTE = 60_000;

/** What can happen to a running system, as data. */
export const TROUBLES: readonly Trouble[] = [
  { name: 'worker killed', weight: 5, make: async ({ workers }, random) => random.pick(workers).kill() },
  { name: 'both workers killed', weight: 2, make: async ({ workers }) => workers.forEach((one) => one.kill()) },
  { name: 'api killed', weight: 3, make: async ({ api }) => api.kill() },
  { name: 'api and workers killed', weight: 1, make: async ({ processes }) => processes.forEach((one) => one.kill()) },
  {
    name: 'worker paused',
    weight: 4,
    make: async ({ workers }, random) => random.pick(workers).pause(random.between(500, 8_000)),
  },
  {
    // Longer than the queue's lock lasts: the job is another's by the time it goes on.
    name: 'worker paused for long',
    weight: 1,
    make: async ({ workers }, random) => random.pick(workers).pause(random.between(32_000, 40_000)),
  },
  { name: 'PostgreSQL killed', weight: 3, make: async (stage) => stage.killDatabase() },
  {
    name: 'PostgreSQL stopped and started',
    weight: 2,
    make: (stage, random) => stage.restartDatabase(() => wait(random.between(0, 5_000)).then(() => undefined)),
  },
  { name: 'queue wiped', weight: 4, make: (stage) => stage.wipeQueue() },
  { name: 'Redis killed', weight: 3, fits: hasRedis, make: async ({ queue }) => queue.process!.kill() },
  {
    name: 'Redis paused',
    weight: 1,
    fits: hasRedis,
    make: async ({ queue }, random) => queue.process!.pause(random.between(500, 7_000)),
  },
  {
    name: 'Redis stopped and started',
    weight: 2,
    fits: hasRedis,
    make: async ({ queue }, random) => {
      await queue.process!.stop();
      await wait(random.between(500, 8_000));
      queue.process!.restart();
    },
  },
  {
    name: 'clock minutes ahead and back',
    weight: 3,
    make: async (stage, random, isOver) => {
      const before = stage.shift;
      stage.setClock(before + random.between(MINUTE, 4 * MINUTE));
      for (const end = performance.now() + random.between(1_000, 5_000); performance.now() < end && !isOver();)
        await wait(100);
      stage.setClock(before);
    },
  },
  {
    name: 'clock ahead for good',
    weight: 2,
    make: async (stage, random) => stage.setClock(stage.shift + random.between(5_000, 90_000)),
  },
  {
    name: 'clock back for good',
    weight: 1,
    make: async (stage, random) => stage.setClock(stage.shift - random.between(500, 15_000)),
  },
];

/** When nothing was being done to the system, as the processes' clocks have it. */
export interface Calm {
  from: number;
  to: number;
}

export interface TroublePlan {
  /** Only these troubles; null: all. */
  only: readonly string[] | null;
  without: readonly string[];
  /** Milliseconds between two troubles, at least and at most. */
  pause: readonly [number, number];
  /** Every so often (milliseconds) nothing happens for a while, so that it can be seen that everything is in time then; null: never. */
  calmEvery: number | null;
}

/** How long such a calm is (milliseconds): long enough for what was lost in the queue to be found, and then some. */
const CALM = 75_000;

/** Makes one trouble after the other: each once in a random order, then by chance. @returns how often which, and the calms */
export async function makeTrouble(
  stage: Stage,
  random: Random,
  { only, without, pause, calmEvery }: TroublePlan,
  isOver: () => boolean,
  say: (name: string) => void,
): Promise<{ made: Map<string, number>; calms: Calm[] }> {
  const possible = TROUBLES.filter(
    ({ fits, name }) => (fits?.(stage) ?? true) && (only?.includes(name) ?? true) && !without.includes(name),
  );
  const first = possible.toSorted(() => random.next() - 0.5);
  const made = new Map<string, number>();
  const calms: Calm[] = [];
  let lastCalm = performance.now();
  while (!isOver()) {
    if (calmEvery !== null && performance.now() - lastCalm > calmEvery) {
      say('calm');
      const from = stage.now();
      for (const end = performance.now() + CALM; performance.now() < end && !isOver();) await wait(100);
      calms.push({ from, to: stage.now() });
      lastCalm = performance.now();
    }
    const trouble = first.shift() ?? random.weighted(possible);
    say(trouble.name);
    try {
      await trouble.make(stage, random, isOver);
      made.set(trouble.name, (made.get(trouble.name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof IsDownAlready)) throw error;
    }
    const end = performance.now() + random.between(...pause);
    while (performance.now() < end && !isOver()) await wait(50);
  }
  return { made, calms };
}
