/** One line of what the doctor found. */
export interface Finding {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  /** What there is; never a secret. */
  says: string;
  /** What to do next, where something is to be done. */
  todo?: string;
}

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says });
export const warn = (check: string, says: string, todo: string): Finding => ({ check, state: 'warn', says, todo });
export const fail = (check: string, says: string, todo: string): Finding => ({ check, state: 'fail', says, todo });

/** An address, or several separated by commas, without user, password and parameters. */
export function placeOf(address: string): string {
  const nodes = address.split(/,(?=rediss?:)/);
  if (nodes.length > 1) return nodes.map(placeOf).join(', ');
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/** The answer of `work`, or an error when it takes longer than this (milliseconds). */
export async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} seconds`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
