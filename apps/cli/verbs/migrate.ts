import type { Command } from 'commander';
import { cliSettings, withDatabase } from '../open-database.ts';

const AFTER = `
What is up to date is left alone, so it can be run at any time, also by several machines at once. Where there
is no policy yet, a starter policy is installed: office hours, three rungs of escalation, follow-ups after 3
and 14 days. The manager changes it as needed.

Example:
  DATABASE_URL=postgres://amends:secret@db.example:5432/amends npm run amends -- migrate`;

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description("Brings the database to this version's tables.")
    .addHelpText('after', AFTER)
    .action(migrateDatabase);
}

async function migrateDatabase(): Promise<void> {
  const { migrate } = await import('#database/migrate');
  const ran = await migrate(cliSettings().databaseUrl);
  console.log(ran.length === 0 ? 'The database is up to date.' : `Migrated: ${ran.join(', ')}`);
  const { installStarterPolicy } = await import('#recovery/starter-policy');
  const installed = await withDatabase((database) => installStarterPolicy(database));
  if (installed) console.log('There was no policy: the starter policy is installed, with office hours in UTC.');
}
