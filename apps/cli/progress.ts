import type { Clock } from '#kernel/clock';

/** How far a long job has come. */
export interface Advance {
  /** Of the work, in whatever unit `of` has; without `of` the end is not known. */
  done?: number;
  of?: number;
  /** Rows so far. */
  items: number;
  /** A few words more, like "3 rejected". */
  note?: string;
}

export interface Progress {
  advance(at: Advance): void;
  /** Finishes the line, with the total rate. */
  end(): void;
}

/** What a progress display writes to; `process.stderr` is one. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const BAR = 24;
const REDRAW_MS = 100;
const PLAIN_MS = 10_000;

function span(seconds: number): string {
  const whole = Math.ceil(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}

function describe({ done, of, items, note }: Advance, seconds: number, bar: boolean): string {
  const rate = seconds > 0 ? `, ${Math.round(items / seconds).toLocaleString('en')}/s` : '';
  const parts = [`${items.toLocaleString('en')} rows${rate}`];
  if (done !== undefined && of !== undefined && of > 0) {
    const share = Math.min(1, done / of);
    const filled = Math.round(share * BAR);
    const percent = `${Math.floor(share * 100)} %`;
    parts.unshift(bar ? `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] ${percent}` : percent);
    if (share > 0 && share < 1) parts.push(`${span((seconds / share) * (1 - share))} left`);
  }
  if (note) parts.push(note);
  return parts.join('  ');
}

/** Shows progress and speed: a bar that redraws itself on a terminal, else a plain line every ten seconds. */
export function showProgress(screen: Screen, clock: Clock): Progress {
  const started = clock.now().getTime();
  const live = screen.isTTY === true;
  let shown = live ? -Infinity : started;
  let last: Advance | undefined;

  const draw = (now: number): void => {
    const line = describe(last!, (now - started) / 1000, live);
    shown = now;
    // Cut to the terminal's width: a wrapped line cannot be drawn over.
    screen.write(live ? `\r\u001b[2K${line.slice(0, (screen.columns ?? 80) - 1)}` : `${line}\n`);
  };

  return {
    advance(at) {
      last = at;
      const now = clock.now().getTime();
      if (now - shown >= (live ? REDRAW_MS : PLAIN_MS)) draw(now);
    },
    end() {
      if (!last) return;
      draw(clock.now().getTime());
      if (live) screen.write('\n');
      last = undefined;
    },
  };
}
