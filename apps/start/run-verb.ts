import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { PROJECT_COMMANDS, type Commands } from './commands.ts';
import { openDataFolder } from './data-folder.ts';
import { startDatabase, type EmbeddedDatabase } from './database.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runningFile } from './running.ts';
import { serviceEnv } from './service-env.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * Runs a verb of the command line on the database that `npm start` uses: the one in DATABASE_URL, else that of the
 * running launcher, else the embedded one, which is booted for as long as the verb takes.
 * @returns the verb's exit code
 */
export async function runVerb(root: string, args: string[], commands: Commands = PROJECT_COMMANDS): Promise<number> {
  const cli = [resolve(root, commands.cli[0] ?? ''), ...commands.cli.slice(1)];
  if (args.length === 0 || args.some((word) => ['help', '--help', '-h', '--version'].includes(word))) {
    return runCli(cli, args, {});
  }
  const settings = readSettings(process.env, root);
  const dataFolder = openDataFolder(settings.dataDir);
  const running = settings.databaseUrl ? undefined : runningFile(dataFolder).holder()?.env;
  if (running || settings.databaseUrl) {
    const own = await serviceEnv(settings, { databaseUrl: undefined, smtpUrl: undefined });
    // What the user set for this one command wins over what the running launcher was started with.
    const given = Object.fromEntries(Object.entries(own).filter(([name]) => process.env[name]?.trim()));
    return runCli(cli, args, { ...(running ?? own), ...given });
  }
  const database = await startDatabase({ dataFolder, isTemporary: false }, { say: (line) => console.error(line) });
  try {
    return await runOnOwnDatabase(root, cli, args, settings, database);
  } finally {
    await database.stop();
  }
}

async function runOnOwnDatabase(
  root: string,
  cli: string[],
  args: string[],
  settings: Settings,
  database: EmbeddedDatabase,
): Promise<number> {
  const env = await serviceEnv(settings, { databaseUrl: database.url, smtpUrl: undefined });
  if (args[0] !== 'migrate') {
    const preparation = { root, cli, env, seedDemo: settings.seedDemo ?? false, output: 'stderr' } as const;
    await prepareDatabase(preparation, database.folder).done;
  }
  return runCli(cli, args, env);
}

async function runCli([script = '', ...first]: string[], args: string[], env: Record<string, string>): Promise<number> {
  const child = fork(script, [...first, ...args], { env: { ...process.env, ...env }, stdio: 'inherit' });
  // The terminal sends Ctrl-C to the verb as well: it decides how to end, and the database waits for that.
  const onSignal = () => undefined;
  process.on('SIGINT', onSignal);
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, passOn);
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
