import { bothNames } from '../check-definition.ts';
import { dayOf } from '../local-date.ts';

/** A day as a list of holidays names it. */
export interface ListedDay {
  /** Line of a calendar file, or position in a list, from 1. */
  line: number;
  /** Local date 'YYYY-MM-DD'. */
  date: string;
  name?: string;
  /** A make-up working day; otherwise a day off. */
  working: boolean;
}

/** A row that is left out, and why. */
export interface RejectedDay {
  line: number;
  reason: string;
}

export interface DayList {
  days: ListedDay[];
  rejected: RejectedDay[];
}

/** Longest name of a day, in characters. */
const LONGEST_NAME = 200;

/** What is wrong with a date or a name, in one sentence; nothing when they are right. */
export function wrongDay(date: unknown, name: unknown): string | undefined {
  if (date === undefined) return 'has no date: write one such as 2026-12-25.';
  if (dayOf(date) === null) return `'${String(date)}' is not a date that exists; write it as 2026-12-25.`;
  if (name === undefined) return undefined;
  if (typeof name !== 'string' || name.length > LONGEST_NAME)
    return `its name must be a text of ${LONGEST_NAME} characters at most.`;
  return name.includes('\u0000') || !name.isWellFormed()
    ? 'its name holds characters that cannot be stored.'
    : undefined;
}

/** One entry a date, in order: two feasts of one day are named together, and whoever contradicts an earlier row is left out. */
export function onePerDate({ days, rejected }: DayList): DayList {
  const byDate = new Map<string, ListedDay>();
  const contradicting: RejectedDay[] = [];
  for (const day of days) {
    const first = byDate.get(day.date);
    if (!first) byDate.set(day.date, { ...day });
    else if (first.working === day.working) first.name = bothNames(first.name, day.name);
    else {
      const [here, there] = day.working ? ['a working day', 'a day off'] : ['a day off', 'a working day'];
      contradicting.push({
        line: day.line,
        reason: `${day.date} is ${here} here, and ${there} in ${first.line}: decide for one.`,
      });
    }
  }
  return {
    days: [...byDate.values()],
    rejected: [...rejected, ...contradicting].toSorted((a, b) => a.line - b.line),
  };
}
