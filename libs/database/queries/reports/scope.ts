import { isUUID } from 'class-validator';
import type { Bucket, LocalPeriod } from '#calendar/local-period';
import type { Actor } from '#contracts/actor';
import type { ReportQuery } from '#contracts/bodies/report-query';
import { isTimeGrouping, type Grouping } from '#contracts/reports';
import { invalid } from '#kernel/refusal';
import { addVisibleTo } from '../../visible-to.ts';
import { Conditions } from '../conditions.ts';

/** Which cases, and of which time. */
export interface ReportScope {
  actor: Actor;
  now: Date;
  period: LocalPeriod;
  cases: Pick<ReportQuery, 'team' | 'category' | 'place'>;
  groupBy: Grouping | null;
  /** The days, weeks or months, where it is grouped by them. */
  buckets: readonly Bucket[];
  /** Days within which a complaint counts as a repetition. */
  within: number;
}

/** A row as a report finds it: of one group, or over all of them together. A group of time is the number of its bucket, from 1. */
export interface Found {
  whole: boolean;
  group: string | null;
  item: string | null;
  values: Record<string, number | null>;
}

/** Cases that we were responsible for from the start: not those that an import brought with a past of their own. */
export const OURS = `(c.source = 'api' OR c.external_id IS NULL)`;

const COLUMN: Partial<Record<Grouping, string>> = {
  team: 'c.team_id::text',
  category: 'c.category',
  place: 'c.place',
  channel: 'c.channel',
  severity: 'c.severity',
};

/** One statement of a report in the making: it selects from `complaint c` and whatever it joins. */
export class ReportStatement {
  private readonly where = new Conditions();
  private readonly cases: string;
  // Values are taken up when they are first asked for: PostgreSQL refuses one that the statement does not use.
  private ends: [string, string] | null = null;
  private starts: string | null = null;

  constructor(private readonly scope: ReportScope) {
    const { actor, cases } = scope;
    addVisibleTo(this.where, actor);
    if (cases.team === 'none') this.where.add('c.team_id IS NULL');
    else if (cases.team !== undefined)
      this.where.add('c.team_id = ?::uuid', cases.team === 'mine' ? actor.teamId : teamIn(cases.team));
    if (cases.category !== undefined) this.where.add('c.category = ?', cases.category);
    if (cases.place !== undefined) this.where.add('c.place = ?', cases.place);
    this.cases = this.where.sql;
  }

  /** The condition on the case. */
  get ofCases(): string {
    return this.cases;
  }

  get values(): unknown[] {
    return this.where.values;
  }

  /** The place of a further value, like `$7`. */
  value(value: unknown): string {
    return this.where.value(value);
  }

  /** That this instant lies in the period. */
  during(at: string): string {
    const { start, end } = this.scope.period;
    this.ends ??= [this.value(start), this.value(end)];
    return `${at} >= ${this.ends[0]}::timestamptz AND ${at} < ${this.ends[1]}::timestamptz`;
  }

  /**
   * What a statement ends with: its rows put together by their group `g` and these columns, and by the columns alone as well,
   * so that what is to be read is read once.
   */
  grouped(...columns: string[]): string {
    if (this.scope.groupBy === null) return `GROUP BY ${['g', ...columns].join(', ')}`;
    return `GROUP BY GROUPING SETS ((${['g', ...columns].join(', ')}), (${columns.join(', ')}))`;
  }

  /** The columns of such a statement that say of which group a row is. */
  get groupColumns(): string {
    return `g AS "group", ${this.scope.groupBy === null ? 'TRUE' : 'grouping(g) = 1'} AS whole`;
  }

  /** The group of a case of which this instant counts. */
  groupOf(at: string): string {
    const { groupBy, buckets } = this.scope;
    if (groupBy === null) return 'NULL::text';
    if (!isTimeGrouping(groupBy)) return COLUMN[groupBy]!;
    this.starts ??= this.value(buckets.map(({ start }) => start));
    return `width_bucket(${at}, ${this.starts}::timestamptz[])::text`;
  }
}

/** @throws Refusal invalid when the text is no UUID: PostgreSQL would answer with an error of ours */
function teamIn(text: string): string {
  if (!isUUID(text)) throw invalid('team', 'write an id, mine or none');
  return text;
}

/** A part of the whole; null where there is no whole. */
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
