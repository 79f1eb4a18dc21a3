import type { EntityManager } from 'typeorm';
import type { BusinessCalendar, CalendarDefinition } from '#calendar/business-calendar';
import { bucketsOf, countDates, dateAt, daysFrom, localPeriod } from '#calendar/local-period';
import { CLOCK_KINDS } from '#clocks/policy';
import type { Actor } from '#contracts/actor';
import { USUAL_DAYS, USUAL_REPEAT, type ReportQuery } from '#contracts/bodies/report-query';
import { definitionOf, isTimeGrouping, type ReportName } from '#contracts/reports';
import type { ReportRow, ReportView } from '#contracts/views/report';
import { STEP_KEYS } from '#journey/steps';
import type { Language } from '#kernel/language';
import { invalid } from '#kernel/refusal';
import { causes } from './causes.ts';
import { inTime } from './in-time.ts';
import { promises } from './promises.ts';
import { reopened } from './reopened.ts';
import { satisfaction } from './satisfaction.ts';
import type { Found, ReportScope } from './scope.ts';
import { steps } from './steps.ts';
import { times } from './times.ts';
import { volume } from './volume.ts';

/** More days, weeks or months than this say nothing to anybody. */
const MOST_BUCKETS = 400;

/** Longest period in local days. */
const MOST_DAYS = 3_700;

/** For whom, when, and with what. */
export interface Reading {
  actor: Actor;
  language: Language;
  now: Date;
  opened(definition: CalendarDefinition): BusinessCalendar;
}

type Query = (manager: EntityManager, scope: ReportScope, opened: Reading['opened']) => Promise<Found[]>;

const QUERIES: Record<ReportName, Query> = {
  volume,
  'in-time': inTime,
  times,
  reopened,
  causes,
  steps,
  satisfaction,
  promises,
};

/** In the order in which people think of them; causes stand in their own. */
const ITEMS_IN_ORDER: readonly string[] = [...CLOCK_KINDS, ...STEP_KEYS];

/** @throws Refusal invalid naming the field */
export async function readReport(
  manager: EntityManager,
  name: ReportName,
  query: ReportQuery,
  reading: Reading,
): Promise<ReportView> {
  const { columns, item, about } = definitionOf(name);
  const timeZone = await zoneOf(manager, reading.actor);
  const { from, to } = daysOf(query, dateAt(reading.now, timeZone));
  const scope = scopeOf(name, query, from, to, timeZone, reading);
  const found = inOrder(await QUERIES[name](manager, scope, reading.opened));
  const whole = found.filter((row) => row.whole);
  const totals = (whole.length > 0 || item !== null ? whole : [emptyRow(name, null)]).map((row) =>
    reportRow(row, null),
  );
  const rows =
    scope.groupBy === null
      ? totals
      : await named(
          manager,
          scope,
          name,
          found.filter((row) => !row.whole),
          totals,
        );
  return {
    name,
    about,
    from,
    to,
    timeZone,
    groupBy: scope.groupBy,
    item,
    columns: Object.entries(columns).map(([key, { unit, title }]) => ({ key, unit, title: title[reading.language] })),
    rows,
    totals,
  };
}

async function zoneOf(manager: EntityManager, { id }: Actor): Promise<string> {
  const [reader] = await manager.query<{ timeZone: string }[]>(
    'SELECT time_zone AS "timeZone" FROM agent WHERE id = $1',
    [id],
  );
  return reader?.timeZone ?? 'UTC';
}

function daysOf(query: ReportQuery, today: string): { from: string; to: string } {
  const to = query.to ?? today;
  const from = query.from ?? daysFrom(to, 1 - USUAL_DAYS);
  if (countDates(from, to) < 1) throw invalid('to', `lies before ${from}: write the later day here`);
  if (countDates(from, to) > MOST_DAYS) throw invalid('from', 'lies more than ten years before the last day');
  return { from, to };
}

function scopeOf(
  name: ReportName,
  {
    groupBy = null,
    within = USUAL_REPEAT,
    ...query
  }: { groupBy?: ReportScope['groupBy'] } & Omit<ReportQuery, 'groupBy'>,
  from: string,
  to: string,
  timeZone: string,
  { actor, now }: Reading,
): ReportScope {
  if (definitionOf(name).ofNow && isTimeGrouping(groupBy))
    throw invalid('groupBy', 'cannot be a time here: the report tells where cases wait now');
  const buckets = isTimeGrouping(groupBy) ? bucketsOf(from, to, timeZone, groupBy) : [];
  if (buckets.length > MOST_BUCKETS) throw invalid('groupBy', `makes ${buckets.length} rows: choose longer stretches`);
  const { team, category, place } = query;
  const cases = {
    ...(team !== undefined && { team }),
    ...(category !== undefined && { category }),
    ...(place !== undefined && { place }),
  };
  return { actor, now, period: localPeriod(from, to, timeZone), cases, groupBy, buckets, within };
}

const rankOf = ({ item }: Found): number => {
  const rank = ITEMS_IN_ORDER.indexOf(item ?? '');
  return rank < 0 ? ITEMS_IN_ORDER.length : rank;
};
const inOrder = (found: readonly Found[]): Found[] => found.toSorted((a, b) => rankOf(a) - rankOf(b));

/** A row of which nothing was found: counts are 0, and there is nothing to measure. */
function emptyRow(name: ReportName, item: string | null): Found {
  const values = Object.entries(definitionOf(name).columns).map(([key, { unit }]) => [
    key,
    unit === 'count' ? 0 : null,
  ]);
  return { whole: true, group: null, item, values: Object.fromEntries(values) as Found['values'] };
}

const reportRow = ({ group, item, values }: Found, label: string | null): ReportRow => ({ group, label, item, values });

/** The rows by their groups: every day, week or month of the period in order, or what occurs, by name. */
async function named(
  manager: EntityManager,
  { groupBy, buckets }: ReportScope,
  name: ReportName,
  found: readonly Found[],
  totals: readonly ReportRow[],
): Promise<ReportRow[]> {
  if (isTimeGrouping(groupBy)) {
    return buckets.flatMap(({ key }, index) => {
      const here = found.filter(({ group }) => group === String(index + 1));
      const missing = totals.filter(({ item }) => !here.some((row) => row.item === item));
      // A cause that did not occur on a day is no row of that day.
      const filled = definitionOf(name).item === 'cause' ? [] : missing.map(({ item }) => emptyRow(name, item));
      return inOrder([...here, ...filled]).map((row) => reportRow({ ...row, group: key }, key));
    });
  }
  const teams =
    groupBy === 'team' ? await manager.query<{ id: string; name: string }[]>('SELECT id, name FROM team') : [];
  const labelOf = (group: string | null) => teams.find(({ id }) => id === group)?.name ?? group;
  const groups = [...new Set(found.map(({ group }) => group))].sort((a, b) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : labelOf(a)!.localeCompare(labelOf(b)!),
  );
  return groups.flatMap((group) =>
    found.filter((row) => row.group === group).map((row) => reportRow(row, labelOf(group))),
  );
}
