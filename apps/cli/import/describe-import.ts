import type { ImportOutcome } from './import-complaints.ts';
import type { Table } from './open-table.ts';

const count = (n: number): string => n.toLocaleString('en');

/** What was found on opening the file, one line each: the format, and the rubbish before the header. */
export function describeTable({ format, rubbish, columns }: Pick<Table, 'format' | 'rubbish' | 'columns'>): string[] {
  return [
    `Reading ${format}, ${columns.length} columns.`,
    ...rubbish.map(({ line, text }) => `Line ${line} stands before the header and is skipped: ${text}`),
  ];
}

/** The totals, which add up, and what to do next. */
export function describeImport({ rows, stored, known, rejected, stopped, rejectPath }: ImportOutcome): string[] {
  const lines = [
    `${count(rows)} rows: ${count(stored)} stored, ${count(known)} known already, ${count(rejected)} rejected.`,
  ];
  if (rejectPath !== undefined)
    lines.push(`Rejected rows, with line and reason: ${rejectPath}. Correct and import that file.`);
  if (stopped)
    lines.push(
      'Stopped before the end of the file. To go on, run the same command again: rows already stored are skipped.',
    );
  return lines;
}

/** For the shell: 0 all rows accepted, 2 some rejected, 1 not brought to the end. */
export function exitCodeOf({ stopped, rejected }: ImportOutcome): 0 | 1 | 2 {
  if (stopped) return 1;
  return rejected > 0 ? 2 : 0;
}
