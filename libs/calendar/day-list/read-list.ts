import { invalid } from '#kernel/refusal';
import { onePerDate, wrongDay, type DayList, type ListedDay } from './listed-day.ts';

/** More is no list of holidays. */
const MOST = 5000;

/**
 * Reads a list of days as parsed JSON: `{days: [{name, date, isOffDay}]}` as holiday-cn publishes it for China, or a plain
 * list of `{date, name, working}` or of dates. A day is off unless it says that it is worked.
 * @throws Refusal 'invalid' when it is neither of them; what is wrong with single rows is in the answer
 */
export function readList(json: unknown): DayList {
  const rows: unknown = isRecord(json) ? json.days : json;
  if (!Array.isArray(rows)) {
    throw invalid(
      'days',
      'write {"days": [{"date": "2026-10-01", "name": "国庆节", "isOffDay": true}]}, or the list alone.',
    );
  }
  if (rows.length > MOST) throw invalid('days', `write at most ${MOST} entries at once.`);
  const list: DayList = { days: [], rejected: [] };
  rows.forEach((row: unknown, index) => {
    const line = index + 1;
    const day = readRow(row, line);
    if (typeof day === 'string') list.rejected.push({ line, reason: day });
    else list.days.push(day);
  });
  return onePerDate(list);
}

/** The day, or what is wrong with it. */
function readRow(row: unknown, line: number): ListedDay | string {
  const entry = typeof row === 'string' ? { date: row } : row;
  if (!isRecord(entry)) return 'is neither an object nor a date.';
  const { date, name = undefined, isOffDay, working } = entry;
  const wrong = wrongDay(date, name ?? undefined);
  if (wrong) return wrong;
  for (const [field, value] of Object.entries({ isOffDay, working })) {
    if (value !== undefined && typeof value !== 'boolean') return `\`${field}\` must be true or false.`;
  }
  if (isOffDay !== undefined && isOffDay === working) return '`isOffDay` and `working` contradict each other.';
  const given = typeof name === 'string' && name.trim() !== '' ? { name: name.trim() } : {};
  return { line, date: date as string, ...given, working: isOffDay === false || working === true };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
