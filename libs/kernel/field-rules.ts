/**
 * What single values must obey, apart from any field. Each rule answers with what is wrong and what to write instead, or
 * with nothing when the value is right.
 */
export type Rule = (value: unknown) => string | undefined;

/** Names that would reach into an object's prototype. */
const PERILOUS_NAMES = new Set(['__proto__', 'constructor', 'prototype']);
const VISIBLE = /[^\s\u200b-\u200d\u2060\ufeff]/u;
const INSTANT =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const LOCAL_DATE = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** ISO 8601 durations without sign and fractions: P3D, PT30S, P1DT12H, P2W. */
export const DURATION =
  /^P(?!$)(\d{1,9}Y)?(\d{1,9}M)?(\d{1,9}W)?(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}S)?)?$/;

/** International or local numbers as people write them: at least five digits, with the usual separators. */
export const PHONE = /^\+?(?=(?:\D*\d){5})\(?\d[\d ()./-]{3,28}$/;

/** Whether a text holds anything that can be seen: neither empty nor only white space. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair; both arrive in JSON without complaint. */
export function unstorable(text: string): string | undefined {
  if (text.includes('\u0000')) return 'holds the character U+0000, which cannot be stored: leave it out';
  if (!text.isWellFormed()) return 'holds half of a surrogate pair: write well-formed Unicode';
  return undefined;
}

/** Length in code points, as JSON Schema counts. */
function length(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A text that can be stored, of `min` to `max` code points; `visible` refuses white space alone. */
export function textRule(min: number, max: number, visible: boolean): Rule {
  const what = min > 1 ? `write a text of ${min} to ${max} characters` : `write a text of at most ${max} characters`;
  return (value) => {
    if (typeof value !== 'string') return what;
    if (visible && !isVisible(value)) return `is empty: ${what}`;
    if (value.length > max && length(value) > max) return `is too long (${length(value)} characters): ${what}`;
    if (min > 1 && length(value) < min) return `is too short: ${what}`;
    return unstorable(value);
  };
}

function dayExists(year: string, month: string, day: string): boolean {
  return (
    Number(day) <= 28 || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  );
}

/** The instant that the text names, or nothing if it names none: Date.parse alone turns 30 February into 2 March. */
export function readInstant(text: string): Date | undefined {
  const parts = INSTANT.exec(text);
  return parts && dayExists(parts[1]!, parts[2]!, parts[3]!) ? new Date(text) : undefined;
}

export const localDateRule: Rule = (value) => {
  const parts = typeof value === 'string' ? LOCAL_DATE.exec(value) : null;
  return parts && dayExists(parts[1]!, parts[2]!, parts[3]!) ? undefined : 'write a day that exists, like 2026-11-20';
};

export const languageRule: Rule = (value) => {
  const what = 'write a language tag, like en or zh-CN';
  if (typeof value !== 'string' || value.length > 35) return what;
  try {
    Intl.getCanonicalLocales(value);
    return undefined;
  } catch {
    return what;
  }
};

export const timeZoneRule: Rule = (value) => {
  const what = 'write an IANA time zone, like Asia/Shanghai';
  // An offset has no summer time, so it would be wrong for half of the year.
  if (typeof value !== 'string' || value.length > 60 || !/^[a-z]/i.test(value)) return what;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return undefined;
  } catch {
    return what;
  }
};

/** A flat object of texts, numbers, booleans and nulls, as custom fields are. */
export function scalarsRule(maxNames: number, maxText: number): Rule {
  return (value) => {
    if (!isPlainObject(value)) return 'write an object whose values are texts, numbers, true, false or null';
    const entries = Object.entries(value);
    if (entries.length > maxNames) return `write at most ${maxNames} names`;
    for (const [name, scalar] of entries) {
      const label = JSON.stringify(name.slice(0, 60));
      if (PERILOUS_NAMES.has(name)) return `the name ${label} is not allowed: choose another`;
      if (!isVisible(name) || name.length > 60) return `the name ${label} must have 1 to 60 characters`;
      if (typeof scalar === 'string') {
        const wrong =
          unstorable(name) ?? (scalar.length > maxText ? `write at most ${maxText} characters` : unstorable(scalar));
        if (wrong) return `${label}: ${wrong}`;
      } else if (scalar !== null && typeof scalar !== 'boolean' && !Number.isFinite(scalar)) {
        return `${label}: write a text, a number, true, false or null`;
      } else if (unstorable(name)) return `${label}: ${unstorable(name)}`;
    }
    return undefined;
  };
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
