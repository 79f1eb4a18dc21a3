import type { Command } from 'commander';
import { Option } from 'commander';
import { invalid } from '#kernel/refusal';
import { withDatabase } from '../open-database.ts';
import { showProgress } from '../progress.ts';
import { untilStopped } from '../stop-signal.ts';
import { EXPORT_FORMATS, exportComplaints, exportToFile, type ExportFormat } from '../export/export-complaints.ts';

interface Options {
  format?: ExportFormat;
  spreadsheetSafe?: boolean;
}

const AFTER = `
With their conversation, tags and custom fields, all as they stand at one moment, oldest first. The file appears when it
is complete; one of that name is replaced then. It can be imported again with --preset amends, here or elsewhere.

Examples:
  npm run amends -- export complaints.csv
  npm run amends -- export complaints.jsonl
  npm run --silent amends -- export - --format jsonl | gzip > complaints.jsonl.gz
  npm run amends -- export for-the-office.csv --spreadsheet-safe`;

export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<file>', 'the file to write, or - for standard output')
    .description('Writes all complaints to a file.')
    .addOption(
      new Option('--format <format>', 'csv or jsonl (default: by the ending of FILE, else csv)').choices(
        EXPORT_FORMATS,
      ),
    )
    .option(
      '--spreadsheet-safe',
      'CSV for opening in a spreadsheet: formulas are defused. Not for importing again: it alters cells',
    )
    .addHelpText('after', AFTER)
    .action(async (file: string, options: Options) => {
      process.exitCode = await exportAll(file, options);
    });
}

async function exportAll(file: string, { format = formatOf(file), spreadsheetSafe = false }: Options): Promise<number> {
  if (spreadsheetSafe && format !== 'csv')
    throw invalid('--spreadsheet-safe', 'is for CSV only: leave it out, or write --format csv');
  return withDatabase(async (database) => {
    const { countComplaints, exportSource } = await import('#database/queries/export-complaints');
    const of = await countComplaints(database);
    const bar = showProgress(process.stderr, { now: () => new Date() });
    const progress = {
      advance: ({ items }: { items: number }) => bar.advance({ items, done: items, of }),
      end: () => bar.end(),
    };
    const say = () => console.error('\nStopping: nothing is left behind …');
    try {
      const count = await untilStopped(say, (stop) => {
        const options = { format, spreadsheetSafe, progress, stop };
        const source = exportSource(database);
        return file === '-' ? exportComplaints(source, process.stdout, options) : exportToFile(source, file, options);
      });
      console.error(`${count.toLocaleString('en')} complaints exported${file === '-' ? '' : ` to ${file}`}.`);
      return 0;
    } catch (error) {
      const { code, name } = error as NodeJS.ErrnoException;
      if (name === 'AbortError') console.error('The export was stopped. Run the same command again for all of it.');
      else if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
      return 1;
    }
  });
}

const formatOf = (file: string): ExportFormat => (/\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv');
