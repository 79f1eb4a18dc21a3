import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stopped } from './stopped.ts';

/** Where the embedded parts keep what must outlive a run. */
export function openDataFolder(path: string): string {
  try {
    mkdirSync(join(path, 'logs'), { recursive: true });
    // Root's database runs under an account of its own, which must pass through; what is secret in here is 0600.
    chmodSync(path, isRoot() ? 0o711 : 0o700);
  } catch (error) {
    throw new Stopped(
      `The data folder ${path} cannot be used (${(error as NodeJS.ErrnoException).code}).\n` +
        'Give it to the user who starts Amends, or choose another: AMENDS_DATA_DIR=/some/folder npm start',
    );
  }
  return path;
}

/** A random secret that is made once and then kept, readable by its owner only. */
export function keptSecret(folder: string, name: string): { value: string; isNew: boolean } {
  const file = join(folder, name);
  const made = randomBytes(32).toString('base64url');
  try {
    writeFileSync(file, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return { value: made, isNew: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = readFileSync(file, 'utf8').trim();
  if (kept.length >= 32) return { value: kept, isNew: false };
  // Cut short by a full disk or a crash.
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return { value: made, isNew: true };
}

export const isRoot = () => process.getuid?.() === 0;
