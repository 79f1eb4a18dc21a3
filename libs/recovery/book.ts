import type { Clock } from '#kernel/clock';

/** How old a book may be before it is read again (milliseconds): every process sees a change within a second. */
export const FRESH_FOR = 1_000;

/** What every complaint asks for and the database rarely changes, kept in memory for a moment. */
export abstract class Book<Contents> {
  private kept: { at: number; contents: Promise<Contents> } | null = null;

  constructor(private readonly time: Clock) {}

  protected abstract load(): Promise<Contents>;

  current(): Promise<Contents> {
    const now = this.time.now().getTime();
    // Younger than now too: a clock that was set back must not make the book last for ever.
    if (!this.kept || Math.abs(now - this.kept.at) >= FRESH_FOR) {
      const contents = this.load();
      this.kept = { at: now, contents };
      contents.catch(() => (this.kept = null));
    }
    return this.kept.contents;
  }

  /** Forgets what is in memory, after a change by this process. */
  forget(): void {
    this.kept = null;
  }
}
