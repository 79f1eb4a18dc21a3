import { setTimeout as wait } from 'node:timers/promises';

/** At least so long between two looks (milliseconds), however much happens: a burst of changes is told together. */
const SHORTEST = 40;

/** At most so long (milliseconds): so late is seen what another process did, of which nothing rings here. */
const LONGEST = 300;

/** The rests between two looks, which end early when something was done in this process. */
export class Pace {
  private isRung = false;
  private wake: () => void = () => undefined;

  /** Something was done: look soon. */
  ring(): void {
    this.isRung = true;
    this.wake();
  }

  async rest(): Promise<void> {
    await wait(SHORTEST, null, { ref: false });
    if (!this.isRung) await this.untilRung(LONGEST - SHORTEST);
    // Before the look: what is done during it may be too late for it.
    this.isRung = false;
  }

  private untilRung(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
