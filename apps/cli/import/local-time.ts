import { readInstant } from '#kernel/field-rules';
import { Temporal } from 'temporal-polyfill';

/** What the letters of a format stand for. `M`, `D`, `H`, `h`, `m` and `s` take one digit or two, doubled exactly two. */
const TOKENS: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour12>\\d{2})',
  h: '(?<hour12>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?<second>\\d{2})',
  s: '(?<second>\\d{1,2})',
  SSS: '(?<millisecond>\\d{3})',
  A: '(?<half>[AaPp][Mm]|上午|下午)',
};
const TOKEN = /YYYY|SSS|([MDHhms])\1?|A/g;

type Parts = Partial<Record<string, string>>;

/** What a format is made of; the reason is for whoever wrote it. */
export function readFormat(format: string): { pattern: RegExp } | { reason: string } {
  const unknown = format.replace(TOKEN, '').match(/[A-SU-Za-z]+/);
  if (unknown) {
    return {
      reason: `does not know “${unknown[0]}”: write YYYY, MM, DD, HH, mm, ss, SSS, hh, A (M, D, H … for one digit or two), or iso`,
    };
  }
  const names = [...format.matchAll(TOKEN)].map(([token]) => /<(\w+)>/.exec(TOKENS[token]!)![1]!);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return { reason: `names the ${twice} twice` };
  const missing = ['year', 'month', 'day'].filter((name) => !names.includes(name));
  if (missing.length > 0)
    return { reason: `lacks the ${missing.join(' and the ')}: write it like YYYY-MM-DD HH:mm:ss` };
  if (names.includes('hour12') !== names.includes('half')) return { reason: 'needs hh and A together, like hh:mm A' };
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  let source = '';
  let end = 0;
  for (const match of format.matchAll(TOKEN)) {
    source += literal(format.slice(end, match.index)) + TOKENS[match[0]]!;
    end = match.index + match[0].length;
  }
  return { pattern: new RegExp(`^${source}${literal(format.slice(end))}$`) };
}

const compiled = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
  let pattern = compiled.get(format);
  if (!pattern) {
    const read = readFormat(format);
    if ('reason' in read) throw new Error(`The format “${format}” ${read.reason}`);
    compiled.set(format, (pattern = read.pattern));
  }
  return pattern;
}

function hourOf({ hour, hour12, half }: Parts): number | undefined {
  if (hour12 === undefined) return hour === undefined ? undefined : Number(hour);
  if (Number(hour12) < 1 || Number(hour12) > 12) throw new RangeError('no such hour');
  return (Number(hour12) % 12) + (/^p|下午/i.test(half!) ? 12 : 0);
}

function instantOf(text: string, parts: Parts, zone: string): { at: Date } | { reason: string } {
  const number = (name: string): number => Number(parts[name] ?? 0);
  try {
    const date = Temporal.PlainDate.from(
      { year: number('year'), month: number('month'), day: number('day') },
      { overflow: 'reject' },
    );
    const hour = hourOf(parts);
    // A day alone is its start: not always 00:00, since clocks have been put forward at midnight.
    if (hour === undefined) return { at: new Date(date.toZonedDateTime(zone).epochMilliseconds) };
    const time = Temporal.PlainTime.from(
      { hour, minute: number('minute'), second: number('second'), millisecond: number('millisecond') },
      { overflow: 'reject' },
    );
    const local = date.toPlainDateTime(time);
    const zoned = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
    if (!zoned.toPlainDateTime().equals(local)) {
      return { reason: `“${text}” never happened in ${zone}: the clocks were put forward over it` };
    }
    return { at: new Date(zoned.epochMilliseconds) };
  } catch (error) {
    if (error instanceof RangeError) return { reason: `“${text}” is no date and time of the calendar` };
    throw error;
  }
}

/**
 * The instant (UTC) that a text means, read strictly: 30 February and 25:00 are refused and never become another time.
 * A time that happened twice, when the clocks were put back, is taken as the first. A date without a time is the start of
 * that day in the zone.
 * @param formats tried in order; `iso` is ISO 8601 with an offset or Z, where the zone does not matter
 */
export function readTime(text: string, formats: readonly string[], zone: string): { at: Date } | { reason: string } {
  const trimmed = text.trim();
  for (const format of formats) {
    if (format === 'iso') {
      const at = readInstant(trimmed);
      if (at) return { at };
      continue;
    }
    const parts = patternOf(format).exec(trimmed)?.groups;
    if (parts) return instantOf(trimmed, parts, zone);
  }
  return { reason: `“${trimmed.slice(0, 60)}” is not written like ${formats.join(' or ')}` };
}
