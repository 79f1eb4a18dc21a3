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
import { seedCases } from './seed-cases.ts';

const LOADER = new URL('../support/typescript.mjs', import.meta.url).href;
const AGENT = { email: 'agent@bench.example', password: randomBytes(12).toString('hex') };

/** What the measured processes stand in. */
export interface Surroundings {
  /** Our own database, and a copy for the bare routes, so that each writes into tables of the same size. */
  databases: { own: string; bare: string };
  /** Settings of api and worker. */
  env: Record<string, string>;
  /** Of the one who signs in. */
  account: { email: string; password: string };
  /** Signs in anew: a token does not last for the whole bench. */
  token(apiUrl: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Boots the embedded PostgreSQL in a folder of its own as `npm start` would, and fills it.
 * @param statuses which the cases have in turn; left out: those of a company's years
 */
export async function bootSurroundings(cases: number, statuses?: readonly string[]): Promise<Surroundings> {
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
    await fill(database.url, cases, statuses);
    const bare = databaseUrl(database.url, 'bare');
    await administer(databaseUrl(database.url, 'postgres'), 'CREATE DATABASE bare TEMPLATE amends');
    const env = {
      DATABASE_URL: database.url,
      SMTP_URL: mail.url,
      AMENDS_SECRET: randomBytes(32).toString('hex'),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
    };
    return { databases: { own: database.url, bare }, env, account: AGENT, token: signIn, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(url: string, cases: number, statuses?: readonly string[]): Promise<void> {
  await migrate(url);
  const database = await dataSource(url).initialize();
  try {
    await installStarterPolicy(database);
    const people = new ManagePeople(database, { now: () => new Date() });
    const teamId = await people.createTeam('Service');
    await people.createAgent({ ...AGENT, name: 'Ann Agent', role: 'agent', teamId });
  } finally {
    await database.destroy();
  }
  await seedCases(url, cases, statuses);
}

async function signIn(apiUrl: string): Promise<string> {
  const answer = await fetch(`${apiUrl}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(AGENT),
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
