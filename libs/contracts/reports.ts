import type { LocalText } from '#kernel/language';

export const GROUPINGS = ['team', 'category', 'place', 'channel', 'severity', 'day', 'week', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** By when it happened, instead of by what the case is. */
export const TIME_GROUPINGS = ['day', 'week', 'month'] as const satisfies readonly Grouping[];
export type TimeGrouping = (typeof TIME_GROUPINGS)[number];

export const isTimeGrouping = (grouping: Grouping | null): grouping is TimeGrouping =>
  grouping !== null && (TIME_GROUPINGS as readonly Grouping[]).includes(grouping);

/** `share` from 0 to 1, `duration` in milliseconds, `rating` from 1 to 5. */
export type Unit = 'count' | 'share' | 'duration' | 'rating';

export interface ReportColumn {
  unit: Unit;
  title: LocalText;
}

/** What each row is about beside its group. */
export const ITEMS = ['clock', 'measure', 'cause', 'step'] as const;
export type Item = (typeof ITEMS)[number];

export interface ReportDefinition {
  /** What is counted, and when it counts as belonging to the period. */
  about: string;
  item: Item | null;
  columns: Readonly<Record<string, ReportColumn>>;
  /** Tells of this moment beside the period, so it knows no days, weeks and months. */
  ofNow?: true;
}

const count = (en: string, zh: string): ReportColumn => ({ unit: 'count', title: { en, 'zh-CN': zh } });
const share = (en: string, zh: string): ReportColumn => ({ unit: 'share', title: { en, 'zh-CN': zh } });
const duration = (en: string, zh: string): ReportColumn => ({ unit: 'duration', title: { en, 'zh-CN': zh } });

/** Every report: one entry, and the compiler names the query that is missing. */
export const REPORTS = {
  volume: {
    about:
      'Complaints received, and how often cases were resolved, closed, reopened and merged, each on the day on which it happened. With merged and imported ones.',
    item: null,
    columns: {
      logged: count('Received', '收到'),
      resolved: count('Resolved', '已解决'),
      closed: count('Closed', '已关闭'),
      reopened: count('Reopened', '重开'),
      merged: count('Merged', '已合并'),
    },
  },
  'in-time': {
    about:
      'Deadlines that were met or breached in the period, by clock. One that was met after its breach counts once, as late, when it was breached; cancelled ones do not count.',
    item: 'clock',
    columns: {
      inTime: count('In time', '按时'),
      late: count('Late', '超时'),
      share: share('Share in time', '按时率'),
    },
  },
  times: {
    about:
      'How long customers waited: for the first answer by a person, of complaints received in the period, and for the resolution, of complaints resolved in it. Without merged and imported ones. Office time leaves out nights and days off, not the wait for the customer.',
    item: 'measure',
    columns: {
      count: count('Cases', '个案数'),
      p50: duration('Half within', '50% 在此时间内'),
      p75: duration('75 % within', '75% 在此时间内'),
      p90: duration('90% within', '90% 在此时间内'),
      p95: duration('95 % within', '95% 在此时间内'),
      officeP50: duration('Half within, office time', '50% 在此工作时间内'),
      officeP75: duration('75 % within, office time', '75% 在此工作时间内'),
      officeP90: duration('90% within, office time', '90% 在此工作时间内'),
      officeP95: duration('95 % within, office time', '95% 在此工作时间内'),
    },
  },
  reopened: {
    about:
      'Of cases settled for the first time in the period, how many were reopened since, and after how many the same customer complained again within the days asked for. Without merged and imported ones.',
    item: null,
    columns: {
      settled: count('Settled', '已解决'),
      reopened: count('Reopened', '重开'),
      reopenedShare: share('Share reopened', '重开率'),
      repeated: count('Complained again', '再次投诉'),
      repeatedShare: share('Share complained again', '再次投诉率'),
    },
  },
  causes: {
    about:
      'Causes named in step 9, of complaints received in the period, the most frequent first. The last row, without a cause, counts those of which none is named yet. Without merged ones.',
    item: 'cause',
    columns: {
      count: count('Cases', '个案数'),
      share: share('Share', '占比'),
      cumulative: share('Cumulative share', '累计占比'),
    },
  },
  steps: {
    about:
      'Where recoveries wait now, by the step to do next, and how long since the step before; of the period, how often each step was done or passed over, and the median time since the step before. Without merged ones.',
    item: 'step',
    ofNow: true,
    columns: {
      waiting: count('Waiting now', '目前等待'),
      waitingFor: duration('Waiting for, median', '已等待（中位数）'),
      done: count('Done', '完成'),
      overridden: count('Passed over', '跳过'),
      takes: duration('Time taken, median', '用时（中位数）'),
    },
  },
  satisfaction: {
    about:
      'Follow-ups sent in the period, how many of them were answered, and ratings given in it without being asked; the ratings of both, from 1 to 5.',
    item: null,
    columns: {
      asked: count('Asked', '已回访'),
      answered: count('Answered', '已答复'),
      answeredShare: share('Share answered', '答复率'),
      unasked: count('Rated unasked', '主动评价'),
      mean: { unit: 'rating', title: { en: 'Mean rating', 'zh-CN': '平均评分' } },
      rated1: count('Rated 1', '1 分'),
      rated2: count('Rated 2', '2 分'),
      rated3: count('Rated 3', '3 分'),
      rated4: count('Rated 4', '4 分'),
      rated5: count('Rated 5', '5 分'),
    },
  },
  promises: {
    about:
      'Promises due in the period: kept in time, broken (also when kept later), withdrawn, or still to come. One that a merger carried to another case counts there.',
    item: null,
    columns: {
      due: count('Due', '到期'),
      kept: count('Kept', '已兑现'),
      broken: count('Broken', '未兑现'),
      withdrawn: count('Withdrawn', '已撤回'),
      open: count('To come', '待兑现'),
      keptShare: share('Share kept', '兑现率'),
    },
  },
} as const satisfies Record<string, ReportDefinition>;

export type ReportName = keyof typeof REPORTS;
export const REPORT_NAMES = Object.keys(REPORTS) as ReportName[];

export const definitionOf = (name: ReportName): ReportDefinition => REPORTS[name];
