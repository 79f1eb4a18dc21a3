/**
 * Work that many ask for at once, and that gives everybody the same. Whoever asks while it is under way shares the run after
 * it with all others who do: so it never runs twice at a time, and nobody gets what is older than their question.
 */
export class SharedWork<T> {
  private running: Promise<T> | null = null;
  private next: Promise<T> | null = null;

  constructor(private readonly work: () => Promise<T>) {}

  do(): Promise<T> {
    if (this.next) return this.next;
    if (!this.running) return this.begin();
    const begin = () => {
      this.next = null;
      return this.begin();
    };
    return (this.next = this.running.then(begin, begin));
  }

  private begin(): Promise<T> {
    const running = this.work().finally(() => {
      if (this.running === running) this.running = null;
    });
    this.running = running;
    return running;
  }
}
