import type { BookedEvent } from './books.ts';

/** Something that must not be, with what the history says around it. */
export interface Violation {
  /** Which of the claims it breaks. */
  claim: string;
  reference: string;
  what: string;
  events: readonly BookedEvent[];
}

/** What a check writes to. */
export class Verdict {
  readonly violations: Violation[] = [];
  /** How much was looked at, so that a check that saw nothing does not pass for a proof. */
  readonly looked = new Map<string, number>();

  saw(what: string, times = 1): void {
    this.looked.set(what, (this.looked.get(what) ?? 0) + times);
  }

  blame(claim: string, reference: string, what: string, events: readonly BookedEvent[] = []): void {
    this.violations.push({ claim, reference, what, events });
  }
}

/** As a person reads it: the claim, the complaint, and the events that matter. */
export function describe({ claim, reference, what, events }: Violation): string {
  const lines = events.map(
    ({ id, tx, at, type, data }) =>
      `      ${id} (tx ${tx}) ${new Date(at).toISOString()} ${type} ${JSON.stringify(data)}`,
  );
  return [`  ✗ ${claim}: ${reference}: ${what}`, ...lines].join('\n');
}
