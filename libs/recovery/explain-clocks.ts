import type { EntityManager } from 'typeorm';
import { formatDuration } from '#calendar/duration';
import { explainDeadline, isStopped, type Deadline } from '#clocks/deadline';
import type { ClockExplained } from '#contracts/views/clock';
import { instantOrNull } from '#database/queries/rows';
import type { ComplaintFile } from './complaint-file.ts';
import { deriveClocks } from './derive-clocks.ts';
import type { OpenedPolicy, Policies } from './policy-book.ts';

/** The clocks of a complaint, each with the time that made its deadline: nights, holidays and pauses by name. */
export async function explainClocks(
  manager: EntityManager,
  { complaint }: ComplaintFile,
  policies: Policies,
  now: Date,
): Promise<ClockExplained[]> {
  const policy = policies.for({ ...complaint, teamId: complaint.team_id });
  const derived = await deriveClocks(manager, complaint.id, policy, now);
  // A clock that a changed policy brings, but that has no row yet, shows as soon as it has one.
  return derived.flatMap(({ deadline, row }) => (row ? [explained(row.id, deadline, policy, now)] : []));
}

function explained(id: string, deadline: Deadline, policy: OpenedPolicy, now: Date): ClockExplained {
  const { kind, ordinal, state, startedAt, dueAt, breachedAt, stoppedAt, promiseId, hours, targetMs } = deadline;
  const byCalendar = hours === 'business';
  return {
    id,
    kind,
    ordinal,
    state,
    open: !isStopped(deadline),
    startedAt: startedAt.toISOString(),
    dueAt: instantOrNull(dueAt),
    breachedAt: instantOrNull(breachedAt ?? null),
    stoppedAt: instantOrNull(stoppedAt ?? null),
    promiseId: promiseId ?? null,
    target: formatDuration(targetMs),
    timeZone: byCalendar ? policy.timeZone : null,
    explanation: explainDeadline(deadline, policy.calendar, now).map(({ from, to, counted, why, name }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      counted,
      why: !byCalendar && why === 'shift' ? 'elapsed' : why,
      ...(name !== undefined && { name }),
    })),
  };
}
