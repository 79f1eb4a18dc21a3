import type { EntityManager } from 'typeorm';
import { newId } from '#kernel/ids';
import type { ClockRow } from '#database/entities/clock';
import { OPEN } from '#database/entities/complaint';
import { clockRow, deriveFrom, readClockFiles, type DerivedClock } from './derive-clocks.ts';
import type { OpenedPolicy, Policies, PolicySubject } from './policy-book.ts';

/** A clock that comes out differently from what its row says; `before` is undefined where it has no row yet. */
export interface ClockChange {
  before: ClockRow | undefined;
  after: ClockRow;
}

/** Which clocks come out differently from their rows. */
export function changedClocks(
  complaintId: string,
  derived: readonly DerivedClock[],
  policy: OpenedPolicy,
): ClockChange[] {
  return (
    derived
      .map(({ deadline, row, fired }) => ({
        before: row,
        after: clockRow(complaintId, deadline, row?.id ?? newId(), policy, fired),
      }))
      // What has stopped stays in the books as it was: a changed policy must not turn a met deadline into a breach.
      .filter(({ before, after }) => !before || (differs(before, after) && !(before.stoppedAt && after.stoppedAt)))
  );
}

/** Open clocks in the books that the policy no longer has. */
export function droppedClocks(rows: readonly ClockRow[], derived: readonly DerivedClock[]): ClockRow[] {
  return rows.filter((row) => row.stoppedAt === null && !derived.some((clock) => clock.row?.id === row.id));
}

/** Whether the policy has the clock again, after it had ended without one. */
export const isRevived = ({ before, after }: ClockChange): boolean =>
  before !== undefined && before.stoppedAt !== null && after.stoppedAt === null;

const COMPARED = ['startedAt', 'dueAt', 'state', 'breachedAt', 'stoppedAt', 'targetMs', 'nextAt'] as const;

function differs(before: ClockRow, after: ClockRow): boolean {
  return COMPARED.some((name) => String(before[name]?.valueOf()) !== String(after[name]?.valueOf()));
}

/** An open complaint as policies look at it. */
export interface OpenSubject extends PolicySubject {
  id: string;
  reference: string;
  /** The policy of the last time. */
  policyId: string | null;
}

/** What would become of the clocks of one complaint. */
export interface ComparedComplaint {
  subject: OpenSubject;
  changed: ClockChange[];
  dropped: ClockRow[];
  /** Another policy decides from now on, even if it decides the same. */
  isUnderAnother: boolean;
}

const SUBJECT = `c.id, c.reference, c.severity, c.category, c.channel, c.place, c.language, c.team_id AS "teamId", c.policy_id AS "policyId",
  (SELECT calendar_id FROM customer WHERE id = c.customer_id) AS "customerCalendarId"`;

/** The next open complaints in order of their ids. */
export function openSubjects(manager: EntityManager, after: string | null, count: number): Promise<OpenSubject[]> {
  return manager.query<OpenSubject[]>(
    `SELECT ${SUBJECT} FROM complaint c WHERE ${OPEN} AND ($1::uuid IS NULL OR c.id > $1) ORDER BY c.id LIMIT $2`,
    [after, count],
  );
}

/** Open complaints, those whose deadline is nearest in front. */
export function nearestSubjects(manager: EntityManager, offset: number, count: number): Promise<OpenSubject[]> {
  return manager.query<OpenSubject[]>(
    `SELECT ${SUBJECT} FROM complaint c WHERE ${OPEN} ORDER BY c.due_at, c.id OFFSET $1 LIMIT $2`,
    [offset, count],
  );
}

/** Compares what these policies make of the clocks with what the books say. Only reads, and holds nobody up. */
export async function compareClocks(
  manager: EntityManager,
  subjects: readonly OpenSubject[],
  policies: Policies,
  now: Date,
): Promise<ComparedComplaint[]> {
  const files = await readClockFiles(
    manager,
    subjects.map(({ id }) => id),
  );
  return subjects.map((subject) => {
    const [policy, file] = [policies.for(subject), files.get(subject.id)!];
    const derived = deriveFrom(file, policy, now);
    return {
      subject,
      changed: changedClocks(subject.id, derived, policy),
      dropped: droppedClocks(file.rows, derived),
      isUnderAnother: policy.id !== subject.policyId,
    };
  });
}
