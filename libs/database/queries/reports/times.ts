import type { EntityManager } from 'typeorm';
import type { BusinessCalendar, CalendarDefinition } from '#calendar/business-calendar';
import { OURS, ReportStatement, type Found, type ReportScope } from './scope.ts';

/** Of more waits than this the office time is not worked out: it is counted one by one. */
const COUNTED = 50_000;

const SHARES = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 } as const;
type Percentile = keyof typeof SHARES;
const PERCENTILES = Object.keys(SHARES) as Percentile[];

/**
 * How long customers waited for the first answer and for the resolution, as percentiles of elapsed and of office time.
 * @param opened the calendar of a definition, kept between reports because it remembers what it worked out
 */
export async function times(
  manager: EntityManager,
  scope: ReportScope,
  opened: (definition: CalendarDefinition) => BusinessCalendar,
): Promise<Found[]> {
  const statement = new ReportStatement(scope);
  const waits = waitsOf(statement);
  const rows = await manager.query<(Record<Percentile, number> & Omit<Found, 'values'> & { count: number })[]>(
    `SELECT ${statement.groupColumns}, item, count(*)::int AS count, ${PERCENTILES.map(percentile).join(', ')}
     FROM (${waits}) w ${statement.grouped('item')}`,
    statement.values,
  );
  const count = rows.reduce((sum, row) => sum + (row.whole ? row.count : 0), 0);
  const office = count > COUNTED ? null : await officeTimes(manager, waits, statement.values, opened);
  return rows.map(({ whole, group, item, ...values }) => {
    const spent = office?.get(keyOf(whole, group, item));
    const inOffice = PERCENTILES.map((name) => [
      `officeP${name.slice(1)}`,
      spent ? percentileOf(spent, SHARES[name]) : null,
    ]);
    return {
      whole,
      group,
      item,
      values: { ...values, ...(Object.fromEntries(inOffice) as Record<string, number | null>) },
    };
  });
}

const percentile = (name: Percentile): string =>
  `(percentile_cont(${SHARES[name]}) WITHIN GROUP (ORDER BY extract(epoch FROM w.until - w.since) * 1000))::float8 AS ${name}`;

/** Every wait: since when, until when, and by which calendar. An answer before the receipt, as clocks may say, is none at all. */
function waitsOf(statement: ReportStatement): string {
  const ours = `c.status <> 'merged' AND ${OURS} AND ${statement.ofCases}`;
  return `SELECT ${statement.groupOf('c.received_at')} AS g, 'first-response' AS item, c.id, c.received_at AS since, greatest(m.at, c.received_at) AS until
     FROM complaint c JOIN LATERAL (SELECT m.at FROM message m WHERE m.complaint_id = c.id AND m.kind = 'to-customer'
       AND m.author_kind <> 'system' ORDER BY m.at LIMIT 1) m ON TRUE
     WHERE ${statement.during('c.received_at')} AND ${ours}
     UNION ALL
     SELECT ${statement.groupOf('c.resolved_at')}, 'resolution', c.id, c.received_at, c.resolved_at
     FROM complaint c WHERE ${statement.during('c.resolved_at')} AND ${ours}`;
}

/** The office time of every wait in milliseconds, ascending, by group and item. */
async function officeTimes(
  manager: EntityManager,
  waits: string,
  values: unknown[],
  opened: (definition: CalendarDefinition) => BusinessCalendar,
): Promise<Map<string, number[]>> {
  const calendars = await manager.query<{ id: string; definition: CalendarDefinition }[]>(
    'SELECT id, definition FROM calendar',
  );
  const byId = new Map(calendars.map(({ id, definition }) => [id, opened(definition)]));
  const rows = await manager.query<
    { group: string | null; item: string; since: Date; until: Date; calendarId: string | null }[]
  >(
    `SELECT w.g AS "group", w.item, w.since, w.until, coalesce(cu.calendar_id, t.calendar_id, p.calendar_id) AS "calendarId"
     FROM (${waits}) w JOIN complaint c ON c.id = w.id JOIN customer cu ON cu.id = c.customer_id
     LEFT JOIN team t ON t.id = c.team_id LEFT JOIN policy p ON p.id = c.policy_id`,
    values,
  );
  const spent = new Map<string, number[]>();
  for (const { group, item, since, until, calendarId } of rows) {
    const calendar = byId.get(calendarId ?? '');
    if (!calendar) continue;
    const time = calendar.between(since, until);
    for (const key of [keyOf(true, null, item), keyOf(false, group, item)]) {
      const list = spent.get(key) ?? [];
      list.push(time);
      spent.set(key, list);
    }
  }
  for (const list of spent.values()) list.sort((a, b) => a - b);
  return spent;
}

const keyOf = (whole: boolean, group: string | null, item: string | null): string =>
  JSON.stringify([whole, group, item]);

/** As PostgreSQL reckons `percentile_cont`: between two values in proportion. @param sorted ascending, not empty */
function percentileOf(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}
