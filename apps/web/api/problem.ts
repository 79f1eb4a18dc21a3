/** What a refusal says (RFC 9457), as something that can be thrown and shown. */
export class Problem extends Error {
  constructor(
    /** The status; 0 where no answer came at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** The fields at fault with their reasons. */
    readonly errors: readonly { field: string; reason: string }[] = [],
    /** What keeps a gate shut, in the reader's language. */
    readonly blockedBy: readonly Missing[] = [],
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** Nothing answered: the connection is lost, or the service is away. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  /** What happened, without the name that the field at fault has for programs. */
  get says(): string {
    const before = `${this.errors[0]?.field}: `;
    return this.errors.length > 0 && this.message.startsWith(before) ? this.message.slice(before.length) : this.message;
  }

  /** Each thing that is missing or at fault, once. */
  get reasons(): string[] {
    return [...new Set([...this.blockedBy, ...this.errors].map(({ reason }) => reason))];
  }

  /** The reasons by field, as forms take them. */
  byField(): Record<string, string> {
    return Object.fromEntries(this.errors.map(({ field, reason }) => [field, reason]));
  }
}

/**
 * Whether it was refused for good: nothing was done, so the same may be tried in other words. Without an answer, or while the
 * first try still runs, nobody knows whether it was done.
 */
export const isRefused = (error: unknown): boolean =>
  error instanceof Problem &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 408, 429].includes(error.status) &&
  !['idempotency-key-running', 'idempotency-key-reused'].includes(error.code);

/** One thing that is missing, and the step that supplies it. */
export interface Missing {
  step: string;
  field: string;
  code: string;
  reason: string;
}

interface ProblemBody {
  type?: string;
  code?: string;
  title?: string;
  detail?: string;
  errors?: { field: string; reason: string }[];
  /** Each thing that is missing; beside it `blockedBy` holds only the codes. */
  missing?: Missing[];
}

/** Reads the body of a refusal, whatever it is. */
export function problemOf(status: number, body: unknown): Problem {
  const { code, type, title, detail, errors, missing } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as ProblemBody;
  return new Problem(status, code ?? type ?? 'unknown', detail ?? title ?? `HTTP ${status}`, errors, missing);
}
