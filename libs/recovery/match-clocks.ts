import { isStopped, type Deadline } from '#clocks/deadline';
import type { ClockRow } from '#database/entities/clock';

type Fits = (deadline: Deadline, row: ClockRow) => boolean;

/**
 * By what a clock is known again, surest first. Not by its ordinal alone: a message that is written down later than it was
 * said puts a clock in front of those that are in the books, and every one after it would pass for another.
 */
const KNOWN_BY: readonly Fits[] = [
  (deadline, row) =>
    deadline.promiseId === undefined
      ? row.startedAt.getTime() === deadline.startedAt.getTime()
      : row.promiseId === deadline.promiseId,
  // Of its kind only one runs at a time; it may start earlier than the books say, because of a message that came to light.
  (deadline, row) => deadline.promiseId === undefined && row.stoppedAt === null && !isStopped(deadline),
  (deadline, row) => deadline.promiseId === undefined && row.ordinal === deadline.ordinal,
];

/** Finds the rows of deadlines. The ordinal in the books stays; a clock that is new to them gets the next one of its kind. */
export function matchClocks(
  deadlines: readonly Deadline[],
  rows: readonly ClockRow[],
): { deadline: Deadline; row: ClockRow | undefined }[] {
  const [free, found] = [new Set(rows), new Map<Deadline, ClockRow>()];
  for (const fits of KNOWN_BY) {
    for (const deadline of deadlines) {
      if (found.has(deadline)) continue;
      const row = [...free].find((candidate) => candidate.kind === deadline.kind && fits(deadline, candidate));
      if (!row) continue;
      found.set(deadline, row);
      free.delete(row);
    }
  }
  const ordinals = new Map<string, number>();
  for (const { kind, ordinal } of rows) ordinals.set(kind, Math.max(ordinals.get(kind) ?? 0, ordinal));
  return deadlines.map((deadline) => {
    const row = found.get(deadline);
    if (row) return { deadline: { ...deadline, ordinal: row.ordinal }, row };
    const ordinal = 1 + (ordinals.get(deadline.kind) ?? 0);
    ordinals.set(deadline.kind, ordinal);
    return { deadline: { ...deadline, ordinal }, row };
  });
}
