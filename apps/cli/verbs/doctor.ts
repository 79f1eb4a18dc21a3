import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Settings } from '#config/settings';
import { explainFailure } from '../explain-failure.ts';
import { cliSettings, withDatabase } from '../open-database.ts';
import { fail, placeOf, type Finding } from '../doctor/finding.ts';

const AFTER = `
Each line says ok, warn or fail, and what to do next: settings (secrets are never shown), the database and its tables,
clocks, disk, queue, mail server, people and policies, where the links in mails lead, work that is overdue or failed, mail that could not be delivered,
and the files of cases: whether they can be kept, and are all there.

Examples:
  npm run amends -- doctor
  npm run --silent amends -- doctor --json

Exit codes: 0 nothing fails, 1 something does.`;

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Looks whether everything is configured, reachable and up to date.')
    .option('--json', 'for programs: a list of { check, state, says, todo }')
    .addHelpText('after', AFTER)
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examine();
      if (json) console.log(JSON.stringify(findings, null, 2));
      else findings.forEach((finding) => console.log(lineOf(finding)));
      process.exitCode = findings.some(({ state }) => state === 'fail') ? 1 : 0;
    });
}

async function examine(): Promise<Finding[]> {
  const { checkSettings } = await import('../doctor/check-settings.ts');
  const { checkMachine } = await import('../doctor/check-machine.ts');
  const findings = [
    ...checkSettings(process.env),
    ...(await checkMachine(resolve(process.env.AMENDS_DATA_DIR?.trim() || '.amends'))),
  ];
  let settings;
  try {
    settings = cliSettings();
  } catch {
    // Told above, with everything else that is wrong with the settings.
    return findings;
  }
  const { checkQueue } = await import('../doctor/check-queue.ts');
  const { checkMail } = await import('../doctor/check-mail.ts');
  const [database, mail] = await Promise.all([examineDatabase(settings), checkMail(settings.smtpUrl)]);
  findings.push(...database.findings);
  if (database.migrated || settings.redisUrl) findings.push(...(await checkQueue(settings)));
  return [...findings, mail];
}

async function examineDatabase({
  databaseUrl: url,
  filesFolder,
  publicUrl,
}: Settings): Promise<{ findings: Finding[]; migrated: boolean }> {
  const { checkCompany, checkDatabase, checkFailedMail, checkOverdue } = await import('../doctor/check-database.ts');
  const { checkFiles } = await import('../doctor/check-files.ts');
  const { checkLinks } = await import('../doctor/check-settings.ts');
  const { checkFailedWork } = await import('../doctor/check-queue.ts');
  try {
    return await withDatabase(async (database) => {
      const { findings, migrated } = await checkDatabase(database, url);
      if (!migrated) return { findings, migrated };
      findings.push(
        ...(await checkCompany(database)),
        await checkLinks(database, publicUrl),
        ...(await checkOverdue(database, new Date())),
        await checkFailedMail(database),
        await checkFailedWork(database, new Date()),
        ...(await checkFiles(database, filesFolder, new Date())),
      );
      return { findings, migrated };
    });
  } catch (error) {
    return { findings: [fail('database', `${placeOf(url)} cannot be used`, explainFailure(error))], migrated: false };
  }
}

function lineOf({ check, state, says, todo }: Finding): string {
  const line = `${state.padEnd(4)}  ${check.padEnd(20)}  ${says}`;
  return todo === undefined ? line : `${line}\n${' '.repeat(28)}→ ${todo}`;
}
