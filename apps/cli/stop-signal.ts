/** One press of Ctrl-C can arrive twice, from the terminal and passed on by npm (milliseconds). */
const SECOND_PRESS = 1_500;

/**
 * Ctrl-C, or an order to end, asks `work` to stop by the signal; a second Ctrl-C ends the process at once.
 * @param say told once when it was asked to stop
 */
export async function untilStopped<T>(say: () => void, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let askedAt: number | undefined;
  const ask = (): void => {
    const now = performance.now();
    if (askedAt === undefined) {
      askedAt = now;
      stop.abort();
      say();
    } else if (now - askedAt > SECOND_PRESS) process.exit(130);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, ask);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, ask);
  }
}
