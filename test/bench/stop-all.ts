interface Part {
  stop(): Promise<void>;
}

/**
 * Sees that all parts of a bench are stopped, the last one first, also when somebody interrupts it.
 * @param parts may grow
 * @returns stops them all, once
 */
export function stopAll(parts: Part[]): () => Promise<void> {
  const stop = async () => {
    for (const part of parts.splice(0).toReversed()) await part.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)));
  return stop;
}
