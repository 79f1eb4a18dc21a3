import type { Interval, Why } from '#calendar/business-calendar';
import { CLOCK_NAMES } from '#channels/templates/clock-names';
import type { Deadline } from '#clocks/deadline';
import type { Language, LocalText } from '#kernel/language';

/** What the sentence says beside the deadline itself. */
export interface Reckoning {
  deadline: Deadline;
  /** From its start to its end, as `explainDeadline` gives it. */
  explanation: readonly Interval[];
  calendarName: string;
  /** IANA zone of the calendar, in which all times are said. */
  timeZone: string;
  /** Of the regime, for a regulatory clock. */
  regimeName?: string;
  /**
   * Its deadline was reckoned under a policy or calendar that has changed since: what counted then is not known any more,
   * only what came of it.
   */
  isOutdated?: boolean;
}

/**
 * The whole reckoning of a deadline in one sentence, so that a stranger can check it with a calendar in hand: the time
 * granted, from when, by which hours, when it is due, what was not counted, and what became of it.
 */
export function summariseClock(reckoning: Reckoning, language: Language): string {
  const { deadline, regimeName } = reckoning;
  const words = WORDS[language];
  const say = sayer(language, reckoning.timeZone);
  const name = CLOCK_NAMES[deadline.kind][language];
  const title = `${regimeName ? `${regimeName}${words.comma}` : ''}${capital(name)}${words.colon}`;
  const { startedAt, dueAt } = deadline;
  const parts = reckoning.isOutdated
    ? [title + words.outdated(say.time(startedAt), dueAt ? say.time(dueAt) : null), outcome(deadline, words, say)]
    : [title + granted(reckoning, words, say), notCounted(reckoning, words), outcome(deadline, words, say)];
  return parts.filter(Boolean).join(words.semicolon) + words.stop;
}

function granted({ deadline, calendarName, timeZone }: Reckoning, words: Words, say: Sayer): string {
  const { within, startedAt, dueAt, targetMs, hours, kind } = deadline;
  const due = dueAt ? say.time(dueAt) : null;
  if (kind === 'promise') return words.promised(say.time(startedAt), due ?? '', timeZone);
  if (within && 'businessDays' in within) {
    return words.businessDays(
      within.businessDays,
      `${calendarName}${words.comma}${timeZone}`,
      say.day(startedAt),
      due ?? '',
    );
  }
  if (within && 'calendarDays' in within) {
    // Due at the midnight that ends the day; named by the day that it ends, which is how people say it.
    const last = dueAt ? say.day(new Date(dueAt.getTime() - 1)) : '';
    return words.calendarDays(within.calendarDays, timeZone, say.day(startedAt), last);
  }
  const amount = duration(targetMs, words);
  const calendar = hours === 'business' ? `${calendarName}${words.comma}${timeZone}` : timeZone;
  return words.time(amount, hours, calendar, say.time(startedAt), due);
}

/** What was left out up to the deadline, reason by reason. */
function notCounted({ deadline: { startedAt, dueAt, within }, explanation }: Reckoning, words: Words): string {
  const until = dueAt ?? explanation.at(-1)?.to ?? startedAt;
  const byDay = within !== undefined && !('elapsed' in within);
  const sums = new Map<string, { why: Why; suffix: string; sum: number }>();
  for (const { from, to, counted, why, name } of explanation) {
    if (counted || from >= until || why === 'day-of-receipt') continue;
    const suffix = why === 'holiday' && name ? words.named(name) : '';
    const amount = byDay ? 1 : Math.min(to.getTime(), until.getTime()) - from.getTime();
    const before = sums.get(why + suffix)?.sum ?? 0;
    sums.set(why + suffix, { why, suffix, sum: before + amount });
  }
  if (sums.size === 0) return '';
  const listed = [...sums.values()].map(
    ({ why, suffix, sum }) =>
      (byDay ? words.days(sum, why) : `${duration(sum, words)}${words.of}${words.reasons[why]}`) + suffix,
  );
  return words.notCounted + listed.join(words.comma);
}

function outcome(deadline: Deadline, words: Words, say: Sayer): string {
  const { state, metAt, breachedAt, stoppedAt, pauses, remainingMs } = deadline;
  const end = stoppedAt ? (metAt ? words.metOn(say.time(metAt)) : words.endedOn(say.time(stoppedAt))) : '';
  if (breachedAt) return [words.lateSince(say.time(breachedAt)), end].filter(Boolean).join(words.comma);
  if (end) return end;
  if (remainingMs === undefined) return '';
  const left = words.left(duration(remainingMs, words));
  return state === 'paused' ? words.paused(say.time(pauses.at(-1)!.from), left) : left;
}

/** In hours and smaller, never in days: a day of business time is ambiguous. */
function duration(milliseconds: number, words: Words): string {
  const seconds = Math.round(milliseconds / 1000);
  const units = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = units.flatMap((count, index) => (count > 0 ? [`${count} ${words.units[index]}`] : []));
  return parts.join(' ') || `0 ${words.units[1]}`;
}

interface Sayer {
  time(instant: Date): string;
  day(instant: Date): string;
}

const LOCALES: LocalText = { en: 'en-GB', 'zh-CN': 'zh-CN' };

function sayer(language: Language, timeZone: string): Sayer {
  const day = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return {
    day: (instant) => day.format(instant),
    // Seconds only where there are some: deadlines mostly lie on whole minutes, and receipts need not.
    time: (instant) => `${day.format(instant)} ${clock.format(instant).replace(/:00$/, '')}`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Words {
  comma: string;
  colon: string;
  semicolon: string;
  stop: string;
  of: string;
  units: readonly [string, string, string];
  reasons: Readonly<Record<Why, string>>;
  notCounted: string;
  named(name: string): string;
  days(count: number, why: Why): string;
  time(amount: string, hours: Deadline['hours'], calendar: string, start: string, due: string | null): string;
  businessDays(count: number, calendar: string, start: string, due: string): string;
  calendarDays(count: number, zone: string, start: string, last: string): string;
  promised(start: string, due: string, zone: string): string;
  outdated(start: string, due: string | null): string;
  metOn(time: string): string;
  endedOn(time: string): string;
  lateSince(time: string): string;
  left(amount: string): string;
  paused(since: string, left: string): string;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    comma: ', ',
    colon: ': ',
    semicolon: '; ',
    stop: '.',
    of: ' of ',
    units: ['h', 'min', 's'],
    reasons: {
      shift: 'work',
      break: 'breaks',
      night: 'nights',
      'day-off': 'days off',
      holiday: 'holidays',
      pause: 'pauses',
      'day-of-receipt': 'the day of receipt',
      day: 'days',
      late: 'time after the deadline',
    },
    notCounted: 'not counted: ',
    named: (name) => ` (${name})`,
    days: (count, why) =>
      why === 'holiday' ? counted(count, 'holiday', 'holidays') : counted(count, 'day off', 'days off'),
    time: (amount, hours, calendar, start, due) =>
      `${amount} of ${hours === 'business' ? 'business' : 'elapsed'} time (${calendar}) from ${start}${due ? `, due ${due}` : ''}`,
    businessDays: (count, calendar, start, due) =>
      `${counted(count, 'business day', 'business days')} (${calendar}) after ${start}, due at close of business on ${due}`,
    calendarDays: (count, zone, start, last) =>
      `${counted(count, 'day', 'days')} (${zone}) after ${start}, due at the end of ${last}`,
    promised: (start, due, zone) => `made on ${start} for ${due} (${zone}), every moment counts`,
    outdated: (start, due) =>
      `started on ${start}${due ? `, was due ${due}` : ''} by a policy or calendar that has changed since`,
    metOn: (time) => `met on ${time}`,
    endedOn: (time) => `ended on ${time} without being met`,
    lateSince: (time) => `late since ${time}`,
    left: (amount) => `${amount} left`,
    paused: (since, left) => `standing still since ${since} with ${left}`,
  },
  'zh-CN': {
    comma: '，',
    colon: '：',
    semicolon: '；',
    stop: '。',
    of: ' ',
    units: ['小时', '分钟', '秒'],
    reasons: {
      shift: '上班时间',
      break: '休息',
      night: '夜间',
      'day-off': '休息日',
      holiday: '节假日',
      pause: '暂停',
      'day-of-receipt': '收到当日',
      day: '日',
      late: '超时时间',
    },
    notCounted: '不计入：',
    named: (name) => `（${name}）`,
    days: (count, why) => `${count} 天${why === 'holiday' ? '节假日' : '休息日'}`,
    time: (amount, hours, calendar, start, due) =>
      `自 ${start} 起${hours === 'business' ? '工作时间' : '连续时间'} ${amount}（${calendar}）${due ? `，到期 ${due}` : ''}`,
    businessDays: (count, calendar, start, due) =>
      `${start} 之后 ${count} 个工作日（${calendar}），到期为营业结束时 ${due}`,
    calendarDays: (count, zone, start, last) => `${start} 之后 ${count} 个日历日（${zone}），到期为 ${last} 当日结束时`,
    promised: (start, due, zone) => `${start} 承诺，${due} 前兑现（${zone}），连续计时`,
    outdated: (start, due) => `自 ${start} 起${due ? `，到期 ${due}` : ''}，依据的策略或日历此后已有变更`,
    metOn: (time) => `已于 ${time} 完成`,
    endedOn: (time) => `已于 ${time} 终止，未曾完成`,
    lateSince: (time) => `自 ${time} 起超时`,
    left: (amount) => `还剩 ${amount}`,
    paused: (since, left) => `自 ${since} 起暂停，${left}`,
  },
};
