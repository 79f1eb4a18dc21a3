/** A time that a text names, as far as it can be told. */
export interface NamedTime {
  from: number;
  to: number;
  /** The local date that is meant ("2026-11-20"), if the words name a day. */
  date?: string;
  /** The span from now that is meant, in minutes, if the words name one. */
  withinMinutes?: number;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CHINESE_DAYS = '日一二三四五六';
const CHINESE_NUMBERS = '零一二三四五六七八九十';
const ENGLISH_NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const COUNT = `\\d{1,3}|an?|${ENGLISH_NUMBERS.slice(1).join('|')}`;

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The local date of an instant in a zone. */
export function localDateOf(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

function weekday(today: string, wanted: number): string {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (wanted - now + 7) % 7);
}

/** Without a year, the nearest one: "3 January" written in December is next year's. */
function dayOfYear(today: string, month: number, day: number, year?: number): string | undefined {
  const write = (inYear: number) => {
    const date = new Date(Date.UTC(inYear, month - 1, day));
    return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined;
  };
  if (year !== undefined) return write(year);
  const thisYear = Number(today.slice(0, 4));
  const halfYear = addDays(today, -183);
  const date = write(thisYear);
  return date !== undefined && date < halfYear ? write(thisYear + 1) : date;
}

const numberOf = (word: string): number => {
  const small = word.toLowerCase();
  if (/^\d+$/.test(small)) return Number(small);
  if (small === 'a' || small === 'an') return 1;
  if (small === '两') return 2;
  return Math.max(ENGLISH_NUMBERS.indexOf(small), CHINESE_NUMBERS.indexOf(small));
};

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, 分钟: 1, 小时: 60 };

type Reader = (match: RegExpMatchArray, today: string) => Omit<NamedTime, 'from' | 'to'>;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    /\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b/gu,
    ([, y, m, d], today) => ({ date: dayOfYear(today, Number(m), Number(d), Number(y)) }),
  ],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\b(?:,? (\d{4}))?`, 'giu'),
    ([, d, m, y], today) => ({ date: dayOfYear(today, monthOf(m!), Number(d), y ? Number(y) : undefined) }),
  ],
  [
    new RegExp(String.raw`\b(${MONTH}) (\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,? (\d{4}))?`, 'giu'),
    ([, m, d, y], today) => ({ date: dayOfYear(today, monthOf(m!), Number(d), y ? Number(y) : undefined) }),
  ],
  [
    /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]/gu,
    ([, y, m, d], today) => ({ date: dayOfYear(today, Number(m), Number(d), y ? Number(y) : undefined) }),
  ],
  [
    /\b(?:today|tonight|this (?:morning|afternoon|evening)|end of the day|close of business)\b|今天|今日|今晚|当天|当日/giu,
    (_, today) => ({ date: today }),
  ],
  [/\bthe day after tomorrow\b|(?<!大)后天/giu, (_, today) => ({ date: addDays(today, 2) })],
  [/(?<!\bthe day after )\btomorrow\b|明天|明日|明早|明晚/giu, (_, today) => ({ date: addDays(today, 1) })],
  [
    new RegExp(String.raw`(?<!\bnext )\b(?:this |on |by )?(${WEEKDAYS.join('|')})\b`, 'giu'),
    ([, day], today) => ({ date: weekday(today, WEEKDAYS.indexOf(day!.toLowerCase())) }),
  ],
  [
    /(?<!下)(?:本|这)?(?:周|星期|礼拜)([一二三四五六日天])/gu,
    ([, day], today) => ({ date: weekday(today, CHINESE_DAYS.indexOf(day === '天' ? '日' : day!)) }),
  ],
  [
    new RegExp(String.raw`\b(?:within|in)(?: the next)? (${COUNT}) (minute|hour)s?\b`, 'giu'),
    ([, count, unit]) => ({ withinMinutes: numberOf(count!) * MINUTES[unit!.toLowerCase()]! }),
  ],
  [
    /(\d{1,3}|[一二两三四五六七八九十])\s*个?(分钟|小时)(?:之?[内后])/gu,
    ([, count, unit]) => ({ withinMinutes: numberOf(count!) * MINUTES[unit!]! }),
  ],
];

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** Times in words that commit to something but name no day that we could compute. */
const OTHER_TIMES = new RegExp(
  [
    String.raw`\b(?:${COUNT})(?: to (?:${COUNT})|-\d{1,3})?[- ](?:business |working |calendar )?(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b`,
    String.raw`\b(?:next|this|end of the|end of) (?:week|month|${WEEKDAYS.join('|')})\b`,
    String.raw`\b\d{1,2}(?::\d{2})?\s?(?:am|pm|o['’]clock)\b|\b\d{1,2}:\d{2}\b|\bnoon\b|\bmidnight\b`,
    String.raw`\b(?:right now|immediately now|while you (?:wait|hold))\b`,
    String.raw`\d{1,3}\s*(?:个|到|至|-|~)?\s*\d*\s*个?(?:秒|分钟|小时|天|日|周|星期|工作日|月)`,
    String.raw`[一二两三四五六七八九十半几]+\s*个?(?:秒钟?|分钟|小时|天|周|星期|工作日|月)`,
    String.raw`下个?(?:周|星期|礼拜|月)|本(?:周|月)|月底|周末|大后天|\d{1,2}[:：点时]|[一二两三四五六七八九十]+点|下班前|中午`,
  ].join('|'),
  'iu',
);

/** Whether the words name any time at all. "Soon" and "as soon as possible" are none. */
export function namesATime(text: string): boolean {
  return OTHER_TIMES.test(text) || READERS.some(([pattern]) => text.search(pattern) >= 0);
}

/** Every time in the text that can be told, seen from `today` (local date). */
export function timesNamed(text: string, today: string): NamedTime[] {
  return READERS.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      ...read(match, today),
    })),
  );
}
