import type { ClockView } from '#contracts/views/clock';

/** A clock as PostgreSQL writes the row in JSON. */
export interface ClockFields {
  id: string;
  kind: string;
  ordinal: number;
  state: ClockView['state'];
  promise_id: string | null;
  started_at: string;
  due_at: string | null;
  breached_at: string | null;
  stopped_at: string | null;
  target_ms: number;
}

/** An instant from PostgreSQL's JSON, or a Date, as ISO 8601 in UTC. */
export const instant = (value: string | Date): string =>
  (typeof value === 'string' ? new Date(value) : value).toISOString();
export const instantOrNull = (value: string | Date | null): string | null => (value === null ? null : instant(value));

export function clockView(row: ClockFields): ClockView {
  return {
    id: row.id,
    kind: row.kind,
    ordinal: row.ordinal,
    state: row.state,
    open: row.stopped_at === null,
    startedAt: instant(row.started_at),
    dueAt: instantOrNull(row.due_at),
    breachedAt: instantOrNull(row.breached_at),
    stoppedAt: instantOrNull(row.stopped_at),
    promiseId: row.promise_id,
  };
}
