import type { BookedEvent } from './books.ts';
import type { RungAsData } from './furnish.ts';

// The deadlines of a complaint, worked out a second time from its history by as little as the chaos run needs: the calendar is
// open at every moment, so that all of it is sums of milliseconds. Shares no code with the product.

type Severity = 'low' | 'normal' | 'high' | 'critical';

/** What deadlines follow from, as the settings of the run say it. */
export interface Rules {
  /** By kind and severity, an ISO 8601 duration. */
  targets: Record<string, Record<Severity, string>>;
  /** By kind, an ISO 8601 duration from receipt or reopening. */
  regime: Record<string, string>;
}

/** One deadline. Times and durations are milliseconds. */
export interface SimpleClock {
  kind: string;
  ordinal: number;
  promiseId: string | null;
  start: number;
  /** Due exactly then; null where the target counts. */
  fixed: number | null;
  target: number;
  /** When the target was set last. */
  targetSince: number;
  pauses: { from: number; to: number | null }[];
  stop: { at: number; met: boolean } | null;
}

interface Fact {
  at: number;
  type: string;
  data: Record<string, unknown>;
  by: string;
}

const READ = new Set([
  'complaint.logged',
  'message.added',
  'complaint.acknowledged',
  'status.changed',
  'complaint.edited',
  'promise.made',
  'promise.kept',
  'promise.withdrawn',
  'complaint.merged',
]);

/** Statuses in which a clock stands still; the others never do. */
const PAUSED_IN: Record<string, string[]> = { 'next-update': ['pending'], resolution: ['pending', 'on-hold'] };

const AGAIN_AND_AGAIN = ['next-response', 'next-update'];

const settled = (status: string): boolean => ['resolved', 'closed', 'merged'].includes(status);

/** Seconds only: 'PT5S'. */
export function milliseconds(duration: string): number {
  const match = /^[+-]?PT(\d+)S$/.exec(duration);
  if (!match) throw new Error(`The checker reads seconds only, not ${duration}`);
  return Number(match[1]) * 1000;
}

/** Whether deadlines depend on such an event. */
export const isRead = ({ type }: BookedEvent): boolean => READ.has(type);

/** All deadlines after these events, which are in the order in which they were written. */
export function simpleClocks(events: readonly BookedEvent[], rules: Rules): SimpleClock[] {
  const facts = events
    .filter(isRead)
    .map(({ at, type, data, actorKind }): Fact => ({
      at: type === 'complaint.logged' ? new Date(String(data.receivedAt)).getTime() : at,
      type,
      data,
      by: actorKind,
    }))
    // What happened earlier counts earlier; a sort keeps the order of what happened at the same moment.
    .sort((a, b) => a.at - b.at);
  const clocks: SimpleClock[] = [];
  const open = (): SimpleClock[] => clocks.filter(({ stop }) => stop === null);
  let severity: Severity | null = null;
  let status: string | null = null;
  let awaitsFirstAnswer = true;
  let wroteSinceSettled = false;

  for (const { at, type, data, by } of facts) {
    const start = (kind: string, rest: Partial<SimpleClock>): void => {
      const ordinal = 1 + clocks.filter((clock) => clock.kind === kind).length;
      const fixed = rest.fixed ?? null;
      const target = rest.target ?? Math.max(0, fixed! - at);
      clocks.push({
        kind,
        ordinal,
        promiseId: null,
        start: at,
        targetSince: at,
        pauses: [],
        stop: null,
        ...rest,
        fixed,
        target,
      });
    };
    const startTarget = (kind: string): void => {
      if (severity && rules.targets[kind]) start(kind, { target: milliseconds(rules.targets[kind][severity]) });
    };
    const startRegulatory = (kind: string): void => start(kind, { fixed: at + milliseconds(rules.regime[kind]!) });
    const stop = (clock: SimpleClock | undefined, met: boolean): void => {
      if (!clock) return;
      // One that comes again and again, and ended at the very moment at which it began, never was.
      if (AGAIN_AND_AGAIN.includes(clock.kind) && clock.start === at && type !== 'complaint.merged')
        return void clocks.splice(clocks.indexOf(clock), 1);
      clock.stop = { at, met };
      const last = clock.pauses.at(-1);
      if (last?.to === null) last.to = at;
    };
    const running = (kind: string): SimpleClock | undefined => open().find((clock) => clock.kind === kind);
    const begin = (kind: string, how: (kind: string) => void): void => {
      if (!running(kind)) how(kind);
    };

    const said = type === 'message.added' && data.kind === 'to-customer' && data.reachesNobody !== true;
    const answered = said && by !== 'system';
    const automatic = type === 'complaint.acknowledged' || (said && by === 'system');
    const wrote = type === 'message.added' && data.kind === 'from-customer';
    const moved = type === 'status.changed' ? String(data.to) : null;
    const wasSettled = status !== null && settled(status);
    const reopened = moved !== null && !settled(moved) && wasSettled;

    if (type === 'complaint.logged') severity = data.severity as Severity;
    if (type === 'complaint.edited') {
      const after = (data.after as { severity?: Severity }).severity;
      if (after) {
        severity = after;
        for (const clock of open()) {
          const due = instantAt(clock, clock.target);
          // A late one keeps its time.
          if (clock.fixed !== null || (due !== null && due <= at)) continue;
          clock.target = milliseconds(rules.targets[clock.kind]![after]);
          clock.targetSince = at;
        }
      }
    }
    if (type === 'promise.made')
      start('promise', { promiseId: String(data.promiseId), fixed: new Date(String(data.dueAt)).getTime() });
    if (type === 'promise.kept' || type === 'promise.withdrawn')
      stop(
        open().find(({ promiseId }) => promiseId === data.promiseId),
        type === 'promise.kept',
      );

    if (type === 'complaint.logged') {
      for (const kind of ['first-response', 'resolution']) begin(kind, startTarget);
      for (const kind of Object.keys(rules.regime)) begin(kind, startRegulatory);
    }
    if (answered) {
      for (const kind of ['first-response', 'next-response', 'next-update', 'regulatory-acknowledgement']) {
        if (kind !== 'next-update' || (status !== null && !wasSettled)) stop(running(kind), true);
      }
      if (status !== null && !wasSettled) startTarget('next-update');
    }
    if (automatic) stop(running('regulatory-acknowledgement'), true);
    if (wrote && status !== null && !wasSettled && !awaitsFirstAnswer) begin('next-response', startTarget);
    if (moved !== null && settled(moved)) {
      for (const kind of ['first-response', 'next-response', 'next-update', 'regulatory-acknowledgement'])
        stop(running(kind), false);
      for (const kind of ['resolution', 'regulatory-resolution']) stop(running(kind), true);
    }
    if (reopened) {
      if (wroteSinceSettled) begin('next-response', startTarget);
      for (const kind of ['next-update', 'resolution']) begin(kind, startTarget);
      for (const kind of Object.keys(rules.regime)) begin(kind, startRegulatory);
    }
    if (type === 'complaint.merged') for (const clock of open()) stop(clock, false);

    const next: string | null =
      type === 'complaint.merged' ? 'merged' : type === 'complaint.logged' ? 'new' : (moved ?? status);
    awaitsFirstAnswer = awaitsFirstAnswer && !answered && !(next !== null && settled(next));
    wroteSinceSettled = wasSettled && !answered && (wroteSinceSettled || wrote);
    status = next;
    for (const clock of open()) {
      const last = clock.pauses.at(-1);
      const pausing = clock.fixed === null && status !== null && (PAUSED_IN[clock.kind] ?? []).includes(status);
      if (pausing && last?.to !== null) clock.pauses.push({ from: at, to: null });
      else if (!pausing && last?.to === null) last.to = at;
    }
  }
  return clocks;
}

/** When so much of the clock's own time has passed; null while it stands still before that. */
export function instantAt({ start, pauses, fixed }: SimpleClock, own: number): number | null {
  if (fixed !== null) return start + own;
  let [from, left] = [start, own];
  for (const pause of pauses) {
    if (left <= pause.from - from) break;
    if (pause.to === null) return null;
    left -= pause.from - from;
    from = pause.to;
  }
  return from + left;
}

export function isPaused({ stop, pauses }: SimpleClock): boolean {
  return stop === null && pauses.at(-1)?.to === null;
}

export function dueAt(clock: SimpleClock): number | null {
  return clock.fixed ?? instantAt(clock, clock.target);
}

/** When it became late, by that moment; null when it did not. */
export function breachedAt(clock: SimpleClock, now: number): number | null {
  const due = dueAt(clock);
  if (due === null) return null;
  const lateFrom = Math.max(due, clock.targetSince);
  return (clock.stop ? clock.stop.at > lateFrom : now >= lateFrom) ? lateFrom : null;
}

/** When a rung of the ladder is reached; null when that cannot be known while the clock stands still. */
export function rungAt(clock: SimpleClock, { at }: RungAsData, now: number): number | null {
  if (at.endsWith('%')) return instantAt(clock, Math.round((clock.target * Number(at.slice(0, -1))) / 100));
  if (at.startsWith('-')) return instantAt(clock, Math.max(0, clock.target - milliseconds(at)));
  const breach = breachedAt(clock, now) ?? dueAt(clock);
  return breach === null ? null : breach + milliseconds(at);
}

/** In which state the books should have it at that moment. */
export function stateAt(clock: SimpleClock, now: number): string {
  if (breachedAt(clock, now) !== null) return 'breached';
  if (clock.stop) return clock.stop.met ? 'met' : 'cancelled';
  return isPaused(clock) ? 'paused' : 'running';
}
