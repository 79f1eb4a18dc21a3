import type { EntityManager } from 'typeorm';
import type { CalendarDefinition } from '#calendar/business-calendar';
import { TARGET_KINDS } from '#clocks/clock-rules';
import { SEVERITIES } from '#clocks/facts';
import { countingOf, targetMs } from '#clocks/policy';
import { AT_RISK_FROM, AT_RISK_WITHIN } from '#contracts/views/board';
import { PolicyRow } from '#database/entities/policy';
import type { DayEnd } from '#database/queries/board/read-promises';
import type { RiskLine } from '#database/queries/board/read-deadlines';
import { Refusal } from '#kernel/refusal';
import { startOfDay } from './local-day.ts';
import { openedCalendar } from './opened-calendar.ts';

/** What the board needs to know of the settings at a moment. */
export interface BoardSettings {
  lines: RiskLine[];
  dayEnds: DayEnd[];
  /** The most open cases that any policy gives to one person; null: no policy says. */
  cap: number | null;
}

/**
 * Works out, for each time that a policy grants and each calendar that it may count by, the last deadline that leaves less
 * than a quarter of it: some hundred instants at most, instead of a calendar asked about every open case.
 */
export async function boardSettings(manager: EntityManager, now: Date): Promise<BoardSettings> {
  const policies = await manager.find(PolicyRow);
  const calendars = await manager.query<{ id: string; definition: CalendarDefinition }[]>(
    'SELECT id, definition FROM calendar',
  );
  const soon = now.getTime() + AT_RISK_WITHIN;
  const lines = calendars.flatMap(({ id: calendarId, definition }) => {
    const known = new Map<number, Date>();
    return policies.flatMap((policy) =>
      grantedTimes(policy).map(({ kind, target, business }) => {
        const left = target * (1 - AT_RISK_FROM);
        const end = () => (business ? lastDeadline(definition, now, left) : new Date(now.getTime() + left));
        const until = (business && known.get(left)) || end();
        if (business) known.set(left, until);
        const at = new Date(Math.max(soon, until.getTime()));
        return { policyId: policy.id, calendarId, kind, targetMs: target, until: at };
      }),
    );
  });
  const dayEnds = calendars.map(({ id, definition }) => ({
    calendarId: id,
    at: startOfDay(now, definition.timeZone, 1),
  }));
  const caps = policies.flatMap(({ offering }) => (offering ? [offering.cap] : []));
  return { lines, dayEnds, cap: caps.length > 0 ? Math.max(...caps) : null };
}

/** Every time that the policy grants, each once for its clock. */
function grantedTimes(policy: PolicyRow): { kind: string; target: number; business: boolean }[] {
  return TARGET_KINDS.flatMap((kind) => {
    const targets = new Set(SEVERITIES.map((severity) => targetMs(policy, kind, severity)));
    const business = countingOf(policy, kind).hours === 'business';
    return [...targets].flatMap((target) => (target === null ? [] : [{ kind, target, business }]));
  });
}

/** The instant by which so much office time has passed; for a calendar that has run out, now. */
function lastDeadline(definition: CalendarDefinition, now: Date, milliseconds: number): Date {
  try {
    return openedCalendar(definition).add(now, milliseconds);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'calendar-runs-out') return now;
    throw error;
  }
}
