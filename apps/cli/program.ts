import { Command } from 'commander';
import { addCreateUser } from './verbs/create-user.ts';
import { addDoctor } from './verbs/doctor.ts';
import { addExport } from './verbs/export.ts';
import { addImport } from './verbs/import.ts';
import { addImportDays } from './verbs/import-days.ts';
import { addMigrate } from './verbs/migrate.ts';
import { addSeedDemo } from './verbs/seed-demo.ts';

const AFTER = `
It works on the database in DATABASE_URL; without it on the one that "npm start" keeps.
Exit codes: 0 done, 1 failed or not brought to the end, 2 (imports only) done, but some rows were rejected.
What a verb finds goes to standard output, progress and failures to standard error.`;

/** The verbs of the command line. Each loads what it needs when it runs, so that help is there at once. */
export function makeProgram(): Command {
  const program = new Command('npm run amends --')
    .usage('<verb> [options]')
    .description('Amends from the command line.')
    .helpCommand('help [verb]', 'show what a verb does, with an example')
    .addHelpText('after', AFTER)
    .showHelpAfterError('Add --help to see how it is used.')
    .configureHelp({
      sortSubcommands: false,
      subcommandTerm: (verb) => `${verb.name()} ${verb.usage().replace('[options] ', '')}`,
    });
  for (const add of [addMigrate, addCreateUser, addImport, addImportDays, addExport, addSeedDemo, addDoctor])
    add(program);
  return program;
}
