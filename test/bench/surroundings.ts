import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { dataSource } from '#database/data-source';
import { migrate } from '#database/migrate';
import { ManagePeople } from '#identity/manage-people';
import { installStarterPolicy } from '#recovery/starter-policy';
import { openDataFolder } from '../../apps/start/data-folder.ts';
import { startDatabase } from '../../apps/start/database.ts';
import { freePort } from '../../apps/start/ports.ts';
import { administer, databaseUrl } from '../support/postgres.ts';

const LOADER = new URL('../support/typescript.mjs', import.meta.url).href;
const PASSWORD = randomBytes(12).toString('hex');
const ACCOUNTS = {
  agent: { email: 'agent@bench.example', password: PASSWORD },
  manager: { email: 'manager@bench.example', password: PASSWORD },
};

/** What the measured processes stand in. */
export interface Surroundings {
  /** Our own database. */
  databaseUrl: string;
  /** A copy of it as it is now, for bare routes, so that each writes into tables of the same size. */
  copyDatabase(): Promise<string>;
  /** Settings of api and worker. */
  env: Record<string, string>;
  /** Of those who sign in. */
  accounts: typeof ACCOUNTS;
  /** Signs in anew: a token does not last for the whole bench. */
  token(apiUrl: string, who?: keyof typeof ACCOUNTS): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Boots the embedded PostgreSQL in a folder of its own as `npm start` would, and fills it.
 * @param seed what there is beside an agent and a manager
 */
export async function bootSurroundings(seed: (url: string) => Promise<void>): Promise<Surroundings> {
  const folder = openDataFolder(mkdtempSync(join(tmpdir(), 'amends-bench-')));
  const news = { say: (line: string) => console.error(line) };
  const database = await startDatabase({ dataFolder: folder, isTemporary: false }, news, ['--import', LOADER]);
  const mail = await swallowMail();
  const stop = async () => {
    await new Promise<void>((done) => mail.server.close(() => done()));
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await installCompany(database.url);
    await seed(database.url);
    const copyDatabase = async () => {
      await administer(databaseUrl(database.url, 'postgres'), 'CREATE DATABASE bare TEMPLATE amends');
      return databaseUrl(database.url, 'bare');
    };
    const env = {
      DATABASE_URL: database.url,
      SMTP_URL: mail.url,
      AMENDS_SECRET: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    };
    return { databaseUrl: database.url, copyDatabase, env, accounts: ACCOUNTS, token: signIn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function installCompany(url: string): Promise<void> {
  await migrate(url);
  const database = await dataSource(url).initialize();
  try {
    await installStarterPolicy(database);
    const people = new ManagePeople(database, { now: () => new Date() });
    const teamId = await people.createTeam('Service');
    await people.createAgent({ ...ACCOUNTS.agent, name: 'Ann Agent', role: 'agent', teamId });
    await people.createAgent({ ...ACCOUNTS.manager, name: 'Mona Manager', role: 'manager' });
  } finally {
    await database.destroy();
  }
}

async function signIn(apiUrl: string, who: keyof typeof ACCOUNTS = 'agent'): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACCOUNTS[who]),
  });
  if (!answer.ok) throw new Error(`The sign-in answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

/** A mail server that forgets what it is given. */
async function swallowMail(): Promise<{ server: SMTPServer; url: string }> {
  const port = await freePort();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', () => ready()));
  return { server, url: `smtp://127.0.0.1:${port}` };
}
