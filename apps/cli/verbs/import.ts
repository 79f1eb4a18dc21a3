import type { Command } from 'commander';
import { basename } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Clock } from '#kernel/clock';
import { withDatabase } from '../open-database.ts';
import { showProgress } from '../progress.ts';
import { explainFailure } from '../explain-failure.ts';
import { untilStopped } from '../stop-signal.ts';
import { chooseMapping, PRESETS } from '../import/choose-mapping.ts';
import { describeImport, describeTable, exitCodeOf } from '../import/describe-import.ts';
import type { ImportOutcome } from '../import/import-complaints.ts';
import { rejectPathOf } from '../import/reject-file.ts';

interface Options {
  preset?: string;
  mapping?: string;
  rejects?: string;
}

/** Rows stored in one transaction. */
const BATCH = 500;

const AFTER = `
FILE is CSV of any common kind (commas, semicolons, tabs; UTF-8, UTF-16, GB18030), or JSON Lines of our own export.
A preset, or a mapping file of your own, says which column means what:
  cfpb         the US Consumer Financial Protection Bureau's public complaint table
  zh-hotline   messages to a Chinese city's complaint board, with the official reply
  amends       our own export

Every row ends as stored, as known already, or as rejected with line and reason in a file of its own, which can be
corrected and imported like the first. Known are rows whose source and external id are here: so the same command can be
repeated, and goes on where it was stopped. Ctrl-C finishes the batch in hand.

All keep their original times. Settled cases get no deadlines and no mail. For those still open, targets count from
the import on, so that years that others let pass do not escalate all at once. No customer gets mail because of an import.

Examples:
  npm run amends -- import complaints.csv --preset cfpb
  npm run amends -- import old-desk.csv --mapping old-desk.mapping.json --rejects /tmp/rejected.csv

Exit codes: 0 all rows accepted, 2 some rejected, 1 not brought to the end.`;

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'the file to read')
    .description('Takes in complaints from a file, with their history.')
    .option('--preset <name>', `how to read it: ${Object.keys(PRESETS).join(', ')}`)
    .option('--mapping <file>', 'how to read it: a mapping of your own (JSON)')
    .option('--rejects <file>', 'where rejected rows go (default: beside FILE, as *.rejected.csv)')
    .addHelpText('after', AFTER)
    .action(async (file: string, options: Options) => {
      process.exitCode = await importFile(file, options);
    });
}

async function importFile(file: string, { preset, mapping: mappingFile, rejects }: Options): Promise<number> {
  const mapping = await chooseMapping({
    ...(preset !== undefined && { preset }),
    ...(mappingFile !== undefined && { mappingFile }),
  });
  return withDatabase(async (database) => {
    const clock: Clock = { now: () => new Date() };
    const { importComplaints, ImportBrokenOff } = await import('../import/import-complaints.ts');
    const target = await targetOf(database, clock, file);
    const say = () => console.error('\nStopping: the batch in hand is finished first (Ctrl-C again: at once) …');
    try {
      const outcome = await untilStopped(say, (stop) =>
        importComplaints({
          path: file,
          mapping,
          target,
          now: clock.now(),
          rejectPath: rejects ?? rejectPathOf(file),
          batchSize: BATCH,
          stop,
          progress: showProgress(process.stderr, clock),
          onOpen: (table) => describeTable(table).forEach((line) => console.error(line)),
        }),
      );
      return report(outcome);
    } catch (error) {
      if (!(error instanceof ImportBrokenOff)) throw error;
      console.error(`The import broke off. ${explainFailure(error.cause)}`);
      return report({ ...error.outcome, stopped: true });
    }
  });
}

async function targetOf(database: DataSource, clock: Clock, file: string) {
  const { ImportComplaints } = await import('#recovery/import-complaints');
  return new ImportComplaints(database, clock, `import:${basename(file)}`);
}

function report(outcome: ImportOutcome): number {
  for (const line of describeImport(outcome)) console.log(line);
  return exitCodeOf(outcome);
}
