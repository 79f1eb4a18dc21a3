/**
 * How api and worker run under Node: a small young generation and a heap that grows in small steps keep both together at
 * about half of their usual memory, for some 12 % of the speed at which complaints are logged (`npm run bench` measures both).
 */
export const SERVICE_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=25'];

/** The C library would keep a memory arena for each thread; two suffice. */
export const SERVICE_ENV = { MALLOC_ARENA_MAX: '2' };
