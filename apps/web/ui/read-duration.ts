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
const WORDS = /(\d+(?:[.,]\d+)?)\s*([a-z]+|[\u4e00-\u9fff]+)/gy;

/** The parts of a length of time, each a whole number. */
export interface DurationParts {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** What was typed as ISO 8601; null when it cannot be understood. */
export function readDuration(typed: string): string | null {
  const text = typed.trim();
  const seconds = secondsOfIso(text.toUpperCase()) ?? secondsOfClock(text) ?? secondsOfWords(text.toLowerCase());
  return seconds === null ? null : writeIso(seconds);
}

/** Days and less of an ISO 8601 duration; null when it is none. */
export function partsOf(iso: string): DurationParts | null {
  const total = secondsOfIso(iso);
  if (total === null) return null;
  const rest = total % 86_400;
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(rest / 3_600),
    minutes: Math.floor((rest % 3_600) / 60),
    seconds: rest % 60,
  };
}

export function secondsOfIso(iso: string): number | null {
  const match = ISO.exec(iso);
  if (!match || iso === 'P' || iso.endsWith('T')) return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
  return weeks! * 604_800 + days! * 86_400 + hours! * 3_600 + minutes! * 60 + seconds!;
}

/** Business time is written in hours, since a working day is as long as its calendar says: so are days up to two. */
function writeIso(total: number): string {
  const days = total % 86_400 === 0 ? total / 86_400 : 0;
  if (days > 0) return `P${days}D`;
  const [hours, minutes, seconds] = [Math.floor(total / 3_600), Math.floor((total % 3_600) / 60), total % 60];
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('');
  return `PT${time || '0S'}`;
}

function secondsOfClock(text: string): number | null {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 3_600 + Number(match[2]) * 60 : null;
}

function secondsOfWords(text: string): number | null {
  const plain = text.replaceAll(/\band\b|[,，、和又]\s*/g, ' ').trim();
  let total = 0;
  let at = 0;
  while (at < plain.length) {
    WORDS.lastIndex = at;
    const match = WORDS.exec(plain);
    const unit = match && UNITS.find(([, names]) => names.test(match[2]!));
    if (!match || !unit) return null;
    total += Number(match[1]!.replace(',', '.')) * unit[0];
    at = WORDS.lastIndex;
    while (plain[at] === ' ') at++;
  }
  return at === 0 || !Number.isInteger(total) ? null : total;
}
