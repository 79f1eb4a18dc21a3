/** A reason is read in a list: longer ones (characters) are cut. */
const LONGEST = 300;

/** Names of PostgreSQL's own that may stand in quotes: they are ours, not the customer's. */
const NAMES = ['constraint', 'table', 'column', 'schema', 'dataType'] as const;

/** Errors of a program, whose quotes hold names of the program. */
const PROGRAMMING = ['TypeError', 'ReferenceError'];

/**
 * Why background work failed, in one line for a person: class and code of the error, and its first line. Never a customer's
 * words: what stands in quotes, is a mail address or a long number is left out, and details and parameters of a statement are
 * not looked at.
 */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  const cause =
    (error as { driverError?: Record<string, unknown> }).driverError ?? (error as unknown as Record<string, unknown>);
  const code = typeof cause.code === 'string' && /^\w{1,40}$/.test(cause.code) ? ` ${cause.code}` : '';
  const [line = ''] = error.message.split('\n');
  const said = withoutWords(line, namesIn(cause), PROGRAMMING.includes(error.name));
  return `${error.name}${code}: ${said}`.slice(0, LONGEST);
}

function withoutWords(line: string, names: ReadonlySet<unknown>, isProgramming: boolean): string {
  return line
    .replace(/(["'`“‘「『])(.*?)(["'`”’」』])(?![A-Za-z])/g, (quoted, open: string, text: string, close: string) =>
      names.has(text) || (isProgramming && /^[\w$.]{1,60}$/.test(text)) ? quoted : `${open}…${close}`,
    )
    .replace(/[^\s<>]+@[^\s<>]+/g, '…')
    .replace(/\d{6,}/g, '…');
}

function namesIn(cause: Record<string, unknown>): ReadonlySet<unknown> {
  return new Set(NAMES.map((name) => cause[name]));
}
