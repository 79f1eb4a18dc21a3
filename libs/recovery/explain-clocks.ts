import type { EntityManager } from 'typeorm';
import { formatDuration } from '#calendar/duration';
import { loggedDeadlines } from '#clocks/clock-log';
import { explainDeadline, isStopped, type Deadline } from '#clocks/deadline';
import { REGULATORY_KINDS } from '#clocks/regulatory-rules';
import type { ClockExplained } from '#contracts/views/clock';
import type { ClockRow } from '#database/entities/clock';
import { instantOrNull } from '#database/queries/rows';
import type { Language } from '#kernel/language';
import { historyFacts } from './clock-facts.ts';
import { asReckonedThen, mergeLog, readBookedTurns } from './clock-turns.ts';
import type { ComplaintFile } from './complaint-file.ts';
import { keepBreach, readClockFiles } from './derive-clocks.ts';
import { matchClocks } from './match-clocks.ts';
import type { OpenedPolicy, Policies } from './policy-book.ts';
import { summariseClock } from './summarise-clock.ts';

/**
 * The clocks of a complaint, each with the time that made its deadline (nights, holidays and pauses by name), with all that
 * happened to it, and with a sentence that says it all.
 */
export async function explainClocks(
  manager: EntityManager,
  { complaint, customer }: ComplaintFile,
  policies: Policies,
  now: Date,
  language: Language,
): Promise<ClockExplained[]> {
  const customerCalendarId = policies.customersHaveCalendars ? await calendarOf(manager, customer.id) : null;
  const policy = policies.for({ ...complaint, teamId: complaint.team_id, customerCalendarId });
  const file = (await readClockFiles(manager, [complaint.id])).get(complaint.id)!;
  const booked = await readBookedTurns(manager, complaint.id);
  const derived = loggedDeadlines(policy, policy.calendar, historyFacts(file.entries), now);
  const matched = matchClocks(
    derived.map(({ deadline }) => deadline),
    file.rows,
  );
  const explained = matched.flatMap(({ deadline, row }, index) => {
    const { log } = derived[index]!;
    // A clock that a changed policy brings, but that has no row yet, shows as soon as it has one.
    if (!row) return [];
    const standing = asBooked(deadline, row);
    const isOutdated = !isReckonedAlike(standing, deadline);
    return [
      {
        row,
        view: {
          ...explain(standing, policy, now, language, isOutdated),
          log: mergeLog(isOutdated ? asReckonedThen(log, row) : log, booked, row),
        },
      },
    ];
  });
  // Those that the policy no longer has.
  const dropped = file.rows
    .filter((row) => !explained.some((one) => one.row.id === row.id))
    .map((row) => ({
      row,
      view: { ...explain(asBooked(null, row), policy, now, language, true), log: mergeLog([], booked, row) },
    }));
  return [...explained, ...dropped]
    .toSorted((a, b) => a.row.startedAt.getTime() - b.row.startedAt.getTime())
    .map(({ row: { id }, view }) => ({ id, ...view }));
}

async function calendarOf(manager: EntityManager, customerId: string): Promise<string | null> {
  const [row] = await manager.query<{ id: string | null }[]>('SELECT calendar_id AS id FROM customer WHERE id = $1', [
    customerId,
  ]);
  return row?.id ?? null;
}

/** What has ended, and what was late, stays as it is in the books, whatever policy and calendar say today. */
function asBooked(derived: Deadline | null, row: ClockRow): Deadline {
  if (derived && !row.stoppedAt) return keepBreach(derived, row);
  const { kind, ordinal, startedAt, dueAt, state, breachedAt, stoppedAt, targetMs, promiseId } = row;
  const isMet = state === 'met' || (state === 'breached' && derived?.metAt !== undefined);
  return {
    pauses: [],
    hours: 'elapsed',
    ...derived,
    kind,
    ordinal,
    startedAt,
    dueAt,
    state,
    targetMs: Number(targetMs),
    promiseId: promiseId ?? undefined,
    metAt: isMet ? (stoppedAt ?? undefined) : undefined,
    breachedAt: breachedAt ?? undefined,
    stoppedAt: stoppedAt ?? undefined,
  };
}

function isReckonedAlike(one: Deadline, other: Deadline): boolean {
  return one.targetMs === other.targetMs && one.dueAt?.getTime() === other.dueAt?.getTime();
}

function explain(
  deadline: Deadline,
  policy: OpenedPolicy,
  now: Date,
  language: Language,
  isOutdated: boolean,
): Omit<ClockExplained, 'id' | 'log'> {
  const { kind, ordinal, state, startedAt, dueAt, breachedAt, stoppedAt, promiseId, hours, targetMs, within } =
    deadline;
  const byDays = within !== undefined && !('elapsed' in within);
  const byCalendar = hours === 'business' || byDays;
  // Hours that did not make this deadline would explain it wrongly.
  const explanation = isOutdated ? [] : explainDeadline(deadline, policy.calendar, now);
  const { calendarName, timeZone, regime } = policy;
  const regimeName = (REGULATORY_KINDS as readonly string[]).includes(kind) ? regime?.name : undefined;
  return {
    kind,
    ordinal,
    state,
    open: !isStopped(deadline),
    startedAt: startedAt.toISOString(),
    dueAt: instantOrNull(dueAt),
    breachedAt: instantOrNull(breachedAt ?? null),
    stoppedAt: instantOrNull(stoppedAt ?? null),
    promiseId: promiseId ?? null,
    summary: summariseClock({ deadline, explanation, calendarName, timeZone, regimeName, isOutdated }, language),
    target: formatDuration(targetMs),
    within: within ?? null,
    timeZone: byCalendar ? timeZone : null,
    explanation: explanation.map(({ from, to, counted, why, name }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      counted,
      why: !byCalendar && why === 'shift' ? 'elapsed' : why,
      ...(name !== undefined && { name }),
    })),
  };
}
