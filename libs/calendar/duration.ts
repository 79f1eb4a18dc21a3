import { invalid } from '#kernel/refusal';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Longer ones are slips of the keyboard, and would be searched for through decades of shifts. */
const LONGEST = 3660 * DAY;

const SHAPE = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

export interface DurationRules {
  /** The field that a refusal names. */
  field?: string;
  /**
   * The time is counted in business hours, so days and weeks are refused: "P1D" could mean 24 hours of work (three
   * days to most people), one working day of whatever length, or until the same time tomorrow. Hours say what is meant.
   */
  businessTime?: boolean;
  /** Nothing at all is a sensible amount here. */
  allowZero?: boolean;
}

/**
 * Milliseconds of an ISO 8601 duration in whole seconds: 'PT8H', 'PT1H30M', 'PT30S', and for elapsed time 'P3D' (of 24
 * hours) and 'P2W'.
 * @throws Refusal 'invalid' for anything else: years and months (they have no fixed length), fractions, signs
 */
export function parseDuration(text: string, rules: DurationRules = {}): number {
  const { field = 'duration', businessTime = false, allowZero = false } = rules;
  const match = SHAPE.exec(text);
  if (!match || text === 'P') throw invalid(field, whatIsWrong(String(text)));
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
  if (businessTime && (match[1] ?? match[2]) !== undefined) {
    throw invalid(field, `'${text}': a day of business time is ambiguous; write the working hours, such as PT8H.`);
  }
  const milliseconds = weeks! * WEEK + days! * DAY + hours! * HOUR + minutes! * MINUTE + seconds! * SECOND;
  if (milliseconds === 0 && !allowZero) throw invalid(field, `'${text}' is no time at all; write more than zero.`);
  if (milliseconds > LONGEST) throw invalid(field, `'${text}' is longer than ten years.`);
  return milliseconds;
}

/** Writes milliseconds as an ISO 8601 duration in hours, minutes and whole seconds; parts of a second are cut off. */
export function formatDuration(milliseconds: number): string {
  const whole = Math.floor(Math.abs(milliseconds) / SECOND);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  return `${milliseconds < 0 && text ? '-' : ''}PT${text || '0S'}`;
}

function whatIsWrong(text: string): string {
  if (/^[+-]/.test(text)) return `'${text}' has a sign; write a duration without one, such as PT8H.`;
  if (/[.,]/.test(text)) return `'${text}' has a fraction; write whole seconds, such as PT90S.`;
  if (/^P[^T]*\d[YM]/.test(text))
    return `'${text}' has years or months, which have no fixed length; write PT8H or P30D.`;
  return `'${text}' is not an ISO 8601 duration; write for example PT8H, PT1H30M or PT30S.`;
}
