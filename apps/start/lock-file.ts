import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';

/** A file that one living process holds. It may carry facts for others to read; it is readable by its owner only. */
export class LockFile<Facts extends object> {
  constructor(private readonly path: string) {}

  /** Takes the lock and answers undefined, or answers who holds it. A dead process holds nothing. */
  take(facts: Facts): (ProcessIdentity & Facts) | undefined {
    const mine = `${this.path}.${process.pid}`;
    writeFileSync(mine, serialize(facts), { mode: 0o600 });
    try {
      for (;;) {
        try {
          linkSync(mine, this.path);
          return undefined;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
        const holder = this.holder();
        if (holder) return holder;
        this.removeStale();
      }
    } finally {
      rmSync(mine, { force: true });
    }
  }

  /** Changes the facts of a lock that this process holds. */
  update(facts: Facts): void {
    const next = `${this.path}.${process.pid}`;
    writeFileSync(next, serialize(facts), { mode: 0o600 });
    renameSync(next, this.path);
  }

  /** The living process that holds the lock, with its facts. */
  holder(): (ProcessIdentity & Facts) | undefined {
    const found = read<Facts>(this.path);
    return found && isRunning(found) ? found : undefined;
  }

  release(): void {
    const found = read<Facts>(this.path);
    if (found?.pid === process.pid) rmSync(this.path, { force: true });
  }

  // Two starters may find the same stale lock: the slower one must not sweep away what the faster one just took.
  private removeStale(): void {
    const aside = `${this.path}.stale.${process.pid}`;
    try {
      renameSync(this.path, aside);
      const swept = read<Facts>(aside);
      if (swept && isRunning(swept)) linkSync(aside, this.path);
    } catch (error) {
      if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      rmSync(aside, { force: true });
    }
  }
}

const serialize = (facts: object) => JSON.stringify({ ...ownIdentity(), ...facts });

function read<Facts extends object>(path: string): (ProcessIdentity & Facts) | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity & Facts;
  } catch {
    // Absent, or cut short by a crash: nobody holds it.
    return undefined;
  }
}
