import { closeSync, copyFileSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';

const LARGEST = 20 * 1024 * 1024;

/**
 * A log that several processes append to. Services write into files rather than into the launcher's output: when
 * the terminal or the launcher is gone, a write to it would fail in the middle of a clean shutdown.
 */
export class LogFile {
  constructor(readonly path: string) {}

  /** Runs `use` with an open descriptor for a child process to inherit. */
  open<T>(use: (descriptor: number) => T): T {
    const descriptor = openSync(this.path, 'a', 0o600);
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Bytes written so far: a mark for `since`. */
  mark(): number {
    try {
      return statSync(this.path).size;
    } catch {
      return 0;
    }
  }

  /** The last lines written after the mark. */
  since(mark: number, lines = 20): string {
    try {
      const text = readFileSync(this.path).subarray(mark).toString('utf8');
      return text.trimEnd().split('\n').slice(-lines).join('\n');
    } catch {
      return '';
    }
  }

  /** Keeps one older part. Copied and emptied instead of renamed, because running processes hold the file open. */
  trim(): void {
    if (this.mark() < LARGEST) return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }
}
