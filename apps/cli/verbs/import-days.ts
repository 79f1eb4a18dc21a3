import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Clock } from '#kernel/clock';
import { invalid } from '#kernel/refusal';
import type { ImportedDaysView } from '#contracts/views/calendar';
import { withDatabase } from '../open-database.ts';

const AFTER = `
FILE is a list in JSON, or an iCalendar file (.ics):
  {"days": [{"date": "2026-10-01", "name": "国庆节", "isOffDay": true}]}   as holiday-cn publishes it for China
  [{"date": "2026-12-25", "name": "Christmas"}, {"date": "2026-12-19", "working": true}]
Days off are closed; make-up working days (isOffDay: false, working: true, or called 补班 or "working day" in iCalendar) get
the hours of a weekday. Of an iCalendar file whole days are taken; what comes back every year is taken for this year and
the next five. The same list a second time changes nothing. Deadlines of open complaints are worked out anew.

Examples:
  npm run amends -- import-days 2026.json --calendar "Office hours"
  curl -s https://publisher.example/holidays.ics | npm run amends -- import-days - --calendar 客服

Exit codes: 0 all taken or known, 2 some rejected, 1 nothing done.`;

export function addImportDays(program: Command): void {
  program
    .command('import-days')
    .argument('<file>', 'the list to read, - for standard input')
    .description('Takes holidays and make-up working days into a calendar.')
    .requiredOption('--calendar <name>', 'the calendar to take them into')
    .addHelpText('after', AFTER)
    .action(async (file: string, { calendar }: { calendar: string }) => {
      process.exitCode = await importDays(file, calendar);
    });
}

async function importDays(file: string, calendar: string): Promise<number> {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  const list = /^\s*BEGIN:VCALENDAR/i.test(text) ? { calendarFile: text } : { json: parsed(text) };
  return withDatabase(async (database) => {
    const { systemActor } = await import('#contracts/actor');
    const days = await openImport(database);
    const answer = await days.run(await idOf(database, calendar), list, systemActor(`import-days:${basename(file)}`));
    return report(answer, calendar);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalid('file', 'is neither JSON nor an iCalendar file, which begins with BEGIN:VCALENDAR.');
  }
}

async function openImport(database: DataSource) {
  const [{ ImportDays }, { ChangeSettings }, { PolicyBook }, { PeopleBook }, { Doorbell }] = await Promise.all([
    import('#recovery/import-days'),
    import('#recovery/change-settings'),
    import('#recovery/policy-book'),
    import('#recovery/people-book'),
    import('#database/doorbell'),
  ]);
  const clock: Clock = { now: () => new Date() };
  const books = [new PolicyBook(database, clock), new PeopleBook(database, clock)] as const;
  return new ImportDays(database, new ChangeSettings(database, ...books, clock, new Doorbell(database)), clock);
}

async function idOf(database: DataSource, name: string): Promise<string> {
  const calendars = await database.query<{ id: string; name: string }[]>('SELECT id, name FROM calendar ORDER BY name');
  const found = calendars.find((calendar) => calendar.name === name);
  if (found) return found.id;
  const known = calendars.map((calendar) => `"${calendar.name}"`).join(', ');
  throw invalid(
    'calendar',
    `there is none called "${name}": ${known ? `write one of ${known}.` : 'there are none yet.'}`,
  );
}

function report({ closed, special, unchanged, rejected }: ImportedDaysView, calendar: string): number {
  console.log(`${calendar}: ${closed} closed and ${special} working days taken, ${unchanged} known already.`);
  for (const { line, reason } of rejected) console.log(`  rejected, ${line}: ${reason}`);
  return rejected.length > 0 ? 2 : 0;
}
