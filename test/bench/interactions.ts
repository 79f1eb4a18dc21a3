import type { Page } from 'playwright-core';

/** The browser reports nothing that was answered sooner (milliseconds; its own figures are rounded to 8). */
const SOONEST = 16;
/** After the last event of some work its entries are on their way for so long (milliseconds). */
const LAG = 700;

/** How long interactions of one kind took until the next paint (milliseconds); those that the browser keeps to itself as 16. */
export interface Answered {
  what: string;
  durations: number[];
}

/** The events of an interaction, press and release say, share an id: the longest of them counts. */
const WATCH = `
  if (self === top) {
    const longest = new Map();
    const note = (entries) => {
      for (const { interactionId: id, duration } of entries)
        if (id > 0) longest.set(id, Math.max(longest.get(id) ?? 0, duration));
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'event', durationThreshold: ${SOONEST}, buffered: true });
    window.takeInteractions = () => {
      note(observer.takeRecords());
      const durations = [...longest.values()];
      longest.clear();
      return { durations, count: performance.interactionCount ?? null };
    };
  }
`;

/** Hears from a page how soon it answers, as web-vitals' "interaction to next paint" does. */
export class Interactions {
  private count = 0;

  private constructor(private readonly page: Page) {}

  /** For the pages that are opened from now on. */
  static async watch(page: Page): Promise<Interactions> {
    await page.addInitScript({ content: WATCH });
    return new Interactions(page);
  }

  async during(what: string, work: () => Promise<void>): Promise<Answered> {
    await this.take();
    await work();
    await this.page.waitForTimeout(LAG);
    const { durations, quick } = await this.take();
    return { what, durations: [...durations, ...Array.from({ length: quick }, () => SOONEST)] };
  }

  /** What was heard since the last time, and how many interactions were too quick to be heard of. */
  private async take(): Promise<{ durations: number[]; quick: number }> {
    const { durations, count } = await this.page.evaluate<{ durations: number[]; count: number | null }>(
      'window.takeInteractions()',
    );
    const quick = count === null ? 0 : Math.max(0, count - this.count - durations.length);
    this.count = count ?? 0;
    return { durations, quick };
  }
}
