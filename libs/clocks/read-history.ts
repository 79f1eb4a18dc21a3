import type { BusinessCalendar } from '#calendar/business-calendar';
import { CLOCK_RULES, TARGET_KINDS, type ClockRule, type Counting, type TargetKind } from './clock-rules.ts';
import { instantAfter, type ClockPause } from './deadline.ts';
import type { ClockFact, Severity, Status } from './facts.ts';
import { countingOf, targetMs, type ClockKind, type Policy } from './policy.ts';

/** What history says about one clock, before anybody asks what time it is. */
export interface ClockHistory extends Counting {
  kind: ClockKind;
  ordinal: number;
  promiseId?: string;
  startedAt: Date;
  /** A promise is due exactly when it says, whatever was said about it before or after. */
  promisedFor?: Date;
  targetMs: number;
  /** When the target was set last: nobody was late before that. */
  targetSince: Date;
  pauses: ClockPause[];
  stopped?: { at: Date; met: boolean };
}

/** Reads history from its first fact to its last: which clocks ran, stood still, and ended, in order of their start. */
export function readHistory(policy: Policy, calendar: BusinessCalendar, facts: readonly ClockFact[]): ClockHistory[] {
  const reader = new Reader(policy, calendar);
  for (const fact of facts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) reader.read(fact);
  return reader.clocks;
}

class Reader {
  readonly clocks: ClockHistory[] = [];
  readonly #policy: Policy;
  readonly #calendar: BusinessCalendar;
  #status: Status | null = null;
  #severity: Severity | null = null;

  constructor(policy: Policy, calendar: BusinessCalendar) {
    this.#policy = policy;
    this.#calendar = calendar;
  }

  read(fact: ClockFact): void {
    if (fact.type === 'received') this.#severity = fact.severity;
    if (fact.type === 'severity-changed') this.#changeSeverity(fact.to, fact.at);
    this.#readPromise(fact);
    for (const kind of TARGET_KINDS) {
      const rule: ClockRule = CLOCK_RULES[kind];
      const verdict = rule.read(fact, this.#status);
      const running = this.#open().find((clock) => clock.kind === kind);
      if (verdict === 'start' && !running) this.#startTarget(kind, fact.at);
      else if (verdict && verdict !== 'start' && running) stop(running, fact.at, verdict === 'meet');
    }
    const status = statusAfter(fact);
    if (status === 'merged') for (const clock of this.#open()) stop(clock, fact.at, false);
    if (status) this.#status = status;
    for (const clock of this.#open()) this.#pauseOrGoOn(clock, fact.at);
  }

  #open(): ClockHistory[] {
    return this.clocks.filter((clock) => !clock.stopped);
  }

  #startTarget(kind: TargetKind, startedAt: Date): void {
    const target = this.#severity && targetMs(this.#policy, kind, this.#severity);
    if (!target) return;
    const { hours, pausedIn } = countingOf(this.#policy, kind);
    const ordinal = this.#nextOrdinal(kind);
    this.clocks.push({
      kind,
      ordinal,
      startedAt,
      targetMs: target,
      targetSince: startedAt,
      hours,
      pausedIn,
      pauses: [],
    });
  }

  #readPromise(fact: ClockFact): void {
    if (fact.type === 'promise-made') {
      this.clocks.push({
        kind: 'promise',
        ordinal: this.#nextOrdinal('promise'),
        promiseId: fact.promiseId,
        startedAt: fact.at,
        promisedFor: fact.dueAt,
        targetMs: Math.max(0, fact.dueAt.getTime() - fact.at.getTime()),
        targetSince: fact.at,
        hours: 'elapsed',
        pausedIn: [],
        pauses: [],
      });
    } else if (fact.type === 'promise-kept' || fact.type === 'promise-withdrawn') {
      const clock = this.#open().find(({ promiseId }) => promiseId === fact.promiseId);
      if (clock) stop(clock, fact.at, fact.type === 'promise-kept');
    }
  }

  #nextOrdinal(kind: ClockKind): number {
    return 1 + this.clocks.filter((clock) => clock.kind === kind).length;
  }

  #changeSeverity(severity: Severity, at: Date): void {
    this.#severity = severity;
    for (const clock of this.#open()) {
      if (clock.kind === 'promise') continue;
      const due = instantAfter(clock, clock.targetMs, this.#calendar);
      // A late clock keeps its target: else lowering the severity would wash the breach out of the books.
      if (due && due <= at) continue;
      clock.targetMs = targetMs(this.#policy, clock.kind, severity) ?? clock.targetMs;
      clock.targetSince = at;
    }
  }

  #pauseOrGoOn(clock: ClockHistory, at: Date): void {
    const pause = clock.pauses.at(-1);
    const isPausing = this.#status !== null && clock.pausedIn.includes(this.#status);
    if (isPausing && pause?.to !== null) clock.pauses.push({ from: at, to: null });
    else if (!isPausing && pause?.to === null) endPause(clock, at);
  }
}

function stop(clock: ClockHistory, at: Date, met: boolean): void {
  clock.stopped = { at, met };
  if (clock.pauses.at(-1)?.to === null) endPause(clock, at);
}

function endPause({ pauses }: ClockHistory, at: Date): void {
  const pause = pauses.pop()!;
  if (pause.from < at) pauses.push({ from: pause.from, to: at });
}

function statusAfter(fact: ClockFact): Status | null {
  if (fact.type === 'merged') return 'merged';
  if (fact.type === 'status-changed') return fact.to;
  return fact.type === 'received' ? (fact.status ?? 'new') : null;
}
