/** How wide the bar is, in characters. */
const WIDTH = 30;

/** How far something long has come, on standard error: a bar that grows in place on a terminal, elsewhere a line now and then. */
export class Progress {
  private done = 0;
  private told = -1;

  /** @param total how many steps there are */
  constructor(private readonly total: number) {}

  /** Another step begins. */
  next(what: string): void {
    const share = this.done++ / this.total;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${bar(share)} ${what}`);
    else if (Math.floor(share * 10) > this.told) {
      this.told = Math.floor(share * 10);
      process.stderr.write(`${bar(share)} ${what}\n`);
    }
  }

  /** Nothing follows, whether all of it was done or not. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
  }
}

function bar(share: number): string {
  const full = Math.round(share * WIDTH);
  return `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${String(Math.round(share * 100)).padStart(3)} %`;
}
