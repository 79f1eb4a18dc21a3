import { setTimeout as wait } from 'node:timers/promises';
import type { Resident, Served } from './served.ts';

/** What each process holds, by its name, and all of them together. MiB. */
export interface Memory {
  each: Record<string, number>;
  together: number;
  /** As `together`, but the pages of program files, which the processes share, only once. */
  sharedOnce: number;
}

export function memoryOf(services: readonly Served[]): Memory {
  return add(services.map((service) => [service.name, service.memory]));
}

/** The most that each holds while the work goes on; the peaks are added up although they need not coincide. */
export async function peakDuring(services: readonly Served[], work: Promise<unknown>): Promise<Memory> {
  const peaks = new Map(services.map((service) => [service.name, service.memory]));
  let isDone = false;
  const finished = work.finally(() => (isDone = true));
  while (!isDone) {
    for (const { name, memory } of services) if (memory.all > peaks.get(name)!.all) peaks.set(name, memory);
    await wait(100);
  }
  await finished;
  return add([...peaks]);
}

function add(services: [string, Resident][]): Memory {
  const own = services.reduce((sum, [, { all, shared }]) => sum + all - shared, 0);
  return {
    each: Object.fromEntries(services.map(([name, { all }]) => [name, all])),
    together: services.reduce((sum, [, { all }]) => sum + all, 0),
    sharedOnce: own + Math.max(...services.map(([, { shared }]) => shared)),
  };
}
