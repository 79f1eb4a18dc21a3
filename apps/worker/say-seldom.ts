import type { Log } from '#config/log';

/** The same complaint of the queue is logged once in this time (milliseconds): an outage repeats it many times a second. */
const QUIET = 60_000;

/** Logs what the queue's connections complain of. What is lost meanwhile, the sweep enqueues again. */
export function sayingSeldom(log: Log): (error: Error) => void {
  const said = new Map<string, number>();
  return (error) => {
    const [now, what] = [performance.now(), `${error.name}: ${error.message}`];
    if (now - (said.get(what) ?? -Infinity) < QUIET) return;
    if (said.size > 100) said.clear();
    said.set(what, now);
    log.warn({ error: what }, 'the queue complains');
  };
}
