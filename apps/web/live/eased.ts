/** The first of several things that happen together waits for the others (milliseconds). */
const TOGETHER = 30;

/** The rest after some work: so many times as long as the work took, within these bounds (milliseconds). */
const EASE = 3;
const [SHORTEST, LONGEST] = [400, 5_000];

/**
 * Does some work soon after it is asked to, and again for what came meanwhile, after a rest. The longer the work took, the
 * longer the rest: a quick service tells within a fraction of a second, a busy one is asked less often by everybody.
 */
export function eased(work: () => Promise<unknown>): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isAsked = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    isAsked = false;
    const began = performance.now();
    // An answer that never comes must not be the last one.
    const enough = new Promise((resolve) => (timer = setTimeout(resolve, LONGEST)));
    await Promise.race([work(), enough]).catch(() => undefined);
    clearTimeout(timer);
    if (isStopped) return;
    const rest = Math.min(LONGEST, Math.max(SHORTEST, EASE * (performance.now() - began)));
    timer = setTimeout(() => {
      isBusy = false;
      if (isAsked) void run();
    }, rest);
  };
  return {
    ask: () => {
      isAsked = true;
      if (isBusy || isStopped) return;
      isBusy = true;
      timer = setTimeout(() => void run(), TOGETHER);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
