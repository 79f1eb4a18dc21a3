/**
 * How api and worker run under Node. A small young generation and a heap that grows in small steps take about half of the usual
 * memory; the worker, for whom a millisecond more is nothing, saves more than the api (`npm run bench` measures both sides).
 */
export const SERVICE_FLAGS = {
  api: ['--max-semi-space-size=8', '--heap-growing-percent=25'],
  worker: ['--max-semi-space-size=2', '--heap-growing-percent=25'],
} as const;

/** The C library would keep a memory arena for each thread; two suffice. */
export const SERVICE_ENV = { MALLOC_ARENA_MAX: '2' };
