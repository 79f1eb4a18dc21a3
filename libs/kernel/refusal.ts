/** Why a request is refused, in the categories that a caller can act upon. The API maps each to one HTTP status. */
export type RefusalKind =
  | 'invalid' // the input is wrong: name the field and the reason
  | 'not-found'
  | 'gone' // it was there, and its time is over
  | 'forbidden' // signed in, but not granted
  | 'conflict' // the state does not allow it, or somebody else was faster
  | 'blocked' // a gate is shut: blockedBy names the missing evidence
  | 'stale' // If-Match does not hold any more
  | 'mismatch' // an Idempotency-Key that was used with another body
  | 'too-large' // more bytes than are taken
  | 'unsupported' // of a type that is not taken
  | 'unauthenticated'
  | 'too-many';

/** One thing that is wrong with the input, or one thing that is missing. */
export interface Reason {
  /** Where: a JSON pointer-like path into the input ("customer.email"), or a step key for gates. */
  field: string;
  /** What is wrong and what to do, in one sentence. */
  reason: string;
}

/**
 * A rule said no, and says why. Never a bug: bugs throw other errors.
 * @param code short stable name of the rule, kebab-case, for programs ("handover-without-briefing")
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
    readonly reasons: readonly Reason[] = [],
    /** Further facts for programs, e.g. `{ blockedBy: ['apology'] }`. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The input's `field` is wrong for this reason. */
export function invalid(field: string, reason: string, code = 'invalid-input'): Refusal {
  return new Refusal('invalid', code, `${field}: ${reason}`, [{ field, reason }]);
}

/** Does something with one part of the input; what is wrong with it is told by its path in the whole: "calendar.shifts.0". */
export function within<T>(part: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
    const reasons = error.reasons.map(({ field, reason }) => ({ field: `${part}.${field}`, reason }));
    throw new Refusal('invalid', error.code, `${part}.${error.message}`, reasons, error.facts);
  }
}
