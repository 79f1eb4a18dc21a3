import { constants, existsSync } from 'node:fs';
import { access, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { FileStore } from '#files/file-store';
import { fail, ok, warn, type Finding } from './finding.ts';

const GIB = 1024 ** 3;

/** Files that nothing speaks of are swept after a day; those older than this (milliseconds) were not. */
const UNSWEPT = 3 * 24 * 3_600_000;

/** So many files are looked for with one question to the database. */
const PAGE = 2_000;

/** So many are named. */
const FEW = 3;

/** The folder with the files of cases: whether it takes new ones, and whether all that the database speaks of are in it. */
export async function checkFiles(database: DataSource, folder: string, now: Date): Promise<Finding[]> {
  const unwritable = await whyUnwritable(folder);
  if (unwritable) {
    const todo = 'Let api and worker write there, or set AMENDS_FILES to a folder where they can.';
    return [fail('files', `${folder} cannot be written to (${unwritable})`, todo)];
  }
  const files = new FileStore(folder);
  return [await checkRoom(folder), await checkMissing(database, files), await checkForgotten(database, files, now)];
}

async function whyUnwritable(folder: string): Promise<string | null> {
  try {
    // A folder that is not there yet is made with the first file: then its parent has to let us.
    if (!existsSync(folder)) await access(parentOf(folder), constants.W_OK);
    else await tryIn(folder);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Trying it is the only answer that holds for every user and every kind of disk. */
async function tryIn(folder: string): Promise<void> {
  const trial = join(folder, `doctor-${process.pid}`);
  await writeFile(trial, 'ok', { mode: 0o600 });
  await rm(trial);
}

function parentOf(folder: string): string {
  const parent = dirname(folder);
  return existsSync(parent) || parent === folder ? parent : parentOf(parent);
}

async function checkRoom(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existsSync(folder) ? folder : parentOf(folder));
  const free = bavail * bsize;
  const says = `${folder} can be written to, ${(free / GIB).toFixed(1)} GiB free`;
  const todo = 'Make room: without it no customer can send a picture of what went wrong.';
  return free < GIB / 4 ? fail('files', says, todo) : free < 2 * GIB ? warn('files', says, todo) : ok('files', says);
}

async function checkMissing(database: DataSource, files: FileStore): Promise<Finding> {
  let [known, missing, after] = [0, 0, ''];
  const named: string[] = [];
  for (;;) {
    const rows = await database.query<{ sha256: string; what: string }[]>(
      `SELECT a.sha256, min(c.reference) || ': ' || min(a.name) AS what FROM attachment a JOIN complaint c ON c.id = a.complaint_id
       WHERE a.sha256 > $1 GROUP BY a.sha256 ORDER BY a.sha256 LIMIT ${PAGE}`,
      [after],
    );
    for (const { sha256, what } of rows) {
      known += 1;
      if (await files.has(sha256)) continue;
      missing += 1;
      if (named.length < FEW) named.push(what);
    }
    after = rows.at(-1)?.sha256 ?? after;
    if (rows.length < PAGE) break;
  }
  if (missing === 0) return ok('kept files', `${known.toLocaleString('en')}, all of them there`);
  return fail(
    'kept files',
    `${missing} of ${known} are missing. ${named.join('; ')}`,
    'Is AMENDS_FILES the folder of before? Otherwise restore them from the backup of that folder.',
  );
}

async function checkForgotten(database: DataSource, files: FileStore, now: Date): Promise<Finding> {
  let forgotten = 0;
  for await (const kept of files.keptBefore(new Date(now.getTime() - UNSWEPT))) {
    const [{ needed }] = await database.query<[{ needed: number }]>(
      `SELECT count(*)::int AS needed FROM (SELECT sha256 FROM attachment WHERE sha256 = ANY($1)
         UNION SELECT sha256 FROM web_upload WHERE sha256 = ANY($1)) known`,
      [kept],
    );
    forgotten += kept.length - needed;
  }
  if (forgotten === 0) return ok('forgotten files', 'none');
  return warn(
    'forgotten files',
    `${forgotten} belong to nothing, and were not swept`,
    'Is the worker running, and with the same AMENDS_FILES? It sweeps them every hour.',
  );
}
