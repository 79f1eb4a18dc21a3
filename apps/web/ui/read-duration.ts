/*
 * Lengths of time as people type them ("1 day 4 hours", "90 min", "1:30", "2小时30分钟") and as the api has them (ISO 8601:
 * PT1H30M).
 */

/** Units in seconds, by what they are called. */
const UNITS: readonly (readonly [seconds: number, names: RegExp])[] = [
  [604_800, /^(?:w|wk|weeks?|周|星期|个星期)$/],
  [86_400, /^(?:d|days?|天|日)$/],
  [3_600, /^(?:h|hrs?|hours?|小时|个小时|时)$/],
  [60, /^(?:m|mins?|minutes?|分钟|分)$/],
  [1, /^(?:s|secs?|seconds?|秒|秒钟)$/],
];

const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const WORDS = /(\d+(?:\.\d+)?)\s*([a-z]+|[\u4e00-\u9fff]+)/gy;
const DAY = 86_400;

/**
 * Seconds, those that were given in days or weeks apart: a day of business time may be any length, so days and hours are
 * never turned into each other.
 */
interface Length {
  inDays: number;
  inTime: number;
}

/** The parts of a length of time, each a whole number. */
export interface DurationParts {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** What was typed as ISO 8601, days where days were typed; null when it cannot be understood. */
export function readDuration(typed: string): string | null {
  const text = typed.trim();
  const length = lengthOfIso(text.toUpperCase()) ?? lengthOfClock(text) ?? lengthOfWords(text.toLowerCase());
  return length && writeIso(length);
}

/** The parts of an ISO 8601 duration, days only where it has them: 24 hours stay hours. Null when it is none. */
export function partsOf(iso: string): DurationParts | null {
  const length = lengthOfIso(iso);
  if (length === null) return null;
  const { inDays, inTime } = length;
  return {
    days: inDays / DAY,
    hours: Math.floor(inTime / 3_600),
    minutes: Math.floor((inTime % 3_600) / 60),
    seconds: inTime % 60,
  };
}

export function secondsOfIso(iso: string): number | null {
  const length = lengthOfIso(iso);
  return length && length.inDays + length.inTime;
}

function lengthOfIso(iso: string): Length | null {
  const match = ISO.exec(iso);
  if (!match || iso === 'P' || iso.endsWith('T')) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
  return { inDays: (weeks! * 7 + days!) * DAY, inTime: hours! * 3_600 + minutes! * 60 + seconds! };
}

function writeIso({ inDays, inTime }: Length): string {
  const rest = inTime + (inDays % DAY);
  const [days, hours] = [Math.floor(inDays / DAY), Math.floor(rest / 3_600)];
  const [minutes, seconds] = [Math.floor((rest % 3_600) / 60), rest % 60];
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('');
  if (days > 0) return `P${days}D${time && `T${time}`}`;
  return `PT${time || '0S'}`;
}

function lengthOfClock(text: string): Length | null {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  return match ? { inDays: 0, inTime: Number(match[1]) * 3_600 + Number(match[2]) * 60 } : null;
}

function lengthOfWords(text: string): Length | null {
  const decimal = text.replaceAll(/(\d),(\d{1,2})(?!\d)/g, '$1.$2');
  const plain = decimal.replaceAll(/\band\b|[,，、和又]\s*/g, ' ').trim();
  const length: Length = { inDays: 0, inTime: 0 };
  let at = 0;
  while (at < plain.length) {
    WORDS.lastIndex = at;
    const match = WORDS.exec(plain);
    const unit = match && UNITS.find(([, names]) => names.test(match[2]!));
    if (!match || !unit) return null;
    const seconds = wholeSeconds(Number(match[1]) * unit[0]);
    if (seconds === null) return null;
    length[unit[0] >= DAY ? 'inDays' : 'inTime'] += seconds;
    at = WORDS.lastIndex;
    while (plain[at] === ' ') at++;
  }
  return at === 0 ? null : length;
}

/** 1.1 hours are 3960 seconds, and not the 3960.0000000000005 of the floating point. */
function wholeSeconds(seconds: number): number | null {
  const whole = Math.round(seconds);
  return Math.abs(seconds - whole) < 1e-6 * Math.max(1, whole) ? whole : null;
}
