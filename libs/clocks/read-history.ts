import type { BusinessCalendar } from '#calendar/business-calendar';
import { CLOCK_RULES, TARGET_KINDS, type ClockRule, type Counting, type TargetKind } from './clock-rules.ts';
import { instantAfter, type ClockPause } from './deadline.ts';
import type { ClockFact, Severity } from './facts.ts';
import { countingOf, targetMs, type ClockKind, type Policy } from './policy.ts';
import { regulatoryDue, type Obligation, type Within } from './regimes.ts';
import { REGULATORY_RULES } from './regulatory-rules.ts';
import { AT_FIRST, situationAfter, statusAfter } from './situation.ts';

/** What history says about one clock, before anybody asks what time it is. */
export interface ClockHistory extends Counting {
  kind: ClockKind;
  ordinal: number;
  promiseId?: string;
  within?: Within;
  /** It ends unmet at its due instant, and nobody was late. */
  isWindow?: boolean;
  startedAt: Date;
  /** Promises and regulatory clocks are due exactly then, whatever happens to the case. */
  fixedDue?: Date;
  targetMs: number;
  /** When the target was set last: nobody was late before that. */
  targetSince: Date;
  pauses: ClockPause[];
  stopped?: { at: Date; met: boolean };
}

/** What a fact can do to a clock, as its log tells it. */
export type ClockTurn = 'started' | 'paused' | 'resumed' | 'moved' | 'met' | 'cancelled';

/** Is told each turn right after it was taken. */
export type TurnListener = (clock: ClockHistory, turn: ClockTurn, fact: ClockFact) => void;

/** Reads history from its first fact to its last: which clocks ran, stood still, and ended, in order of their start. */
export function readHistory(
  policy: Policy,
  calendar: BusinessCalendar,
  facts: readonly ClockFact[],
  listener: TurnListener = () => {},
): ClockHistory[] {
  const reader = new Reader(policy, calendar, listener);
  for (const fact of facts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) reader.read(fact);
  return reader.clocks;
}

class Reader {
  clocks: ClockHistory[] = [];
  readonly #policy: Policy;
  readonly #calendar: BusinessCalendar;
  readonly #tell: TurnListener;
  #situation = AT_FIRST;
  #severity: Severity | null = null;

  constructor(policy: Policy, calendar: BusinessCalendar, listener: TurnListener) {
    this.#policy = policy;
    this.#calendar = calendar;
    this.#tell = listener;
  }

  read(fact: ClockFact): void {
    if (fact.type === 'received') this.#severity = fact.severity;
    if (fact.type === 'severity-changed') this.#changeSeverity(fact.to, fact);
    this.#readPromise(fact);
    for (const kind of TARGET_KINDS) {
      this.#obey(kind, CLOCK_RULES[kind], fact, () => this.#startTarget(kind, fact));
    }
    for (const obligation of this.#policy.regime?.obligations ?? []) {
      const { clock } = obligation;
      this.#obey(clock, REGULATORY_RULES[clock], fact, () => this.#startRegulatory(obligation, fact));
    }
    if (statusAfter(fact) === 'merged') for (const clock of this.#open()) this.#stop(clock, fact, false);
    this.#situation = situationAfter(fact, this.#situation);
    for (const clock of this.#open()) this.#pauseOrGoOn(clock, fact);
  }

  #obey(kind: ClockKind, rule: Pick<ClockRule, 'read' | 'forgetsMoments'>, fact: ClockFact, start: () => void): void {
    const verdict = rule.read(fact, this.#situation);
    if (verdict === null) return;
    const running = this.#open().find((clock) => clock.kind === kind);
    if (running && verdict !== 'start') {
      const isMoment = rule.forgetsMoments && running.startedAt.getTime() === fact.at.getTime();
      if (isMoment) this.clocks = this.clocks.filter((clock) => clock !== running);
      else this.#stop(running, fact, verdict !== 'cancel');
    }
    if (verdict === 'restart' || (verdict === 'start' && !running)) start();
  }

  #open(): ClockHistory[] {
    return this.clocks.filter((clock) => !clock.stopped);
  }

  #start(kind: ClockKind, fact: ClockFact, rest: Counting & Omit<ClockHistory, keyof Counting | StartFields>): void {
    const ordinal = 1 + this.clocks.filter((clock) => clock.kind === kind).length;
    const clock = { kind, ordinal, startedAt: fact.at, targetSince: fact.at, pauses: [], ...rest };
    this.clocks.push(clock);
    this.#tell(clock, 'started', fact);
  }

  #startTarget(kind: TargetKind, fact: ClockFact): void {
    const target = this.#severity && targetMs(this.#policy, kind, this.#severity);
    if (target) this.#start(kind, fact, { ...countingOf(this.#policy, kind), targetMs: target });
  }

  #startRegulatory({ clock, within }: Obligation, fact: ClockFact): void {
    const fixedDue = regulatoryDue(within, fact.at, this.#calendar);
    const { isWindow } = REGULATORY_RULES[clock];
    this.#start(clock, fact, { ...FIXED, within, fixedDue, isWindow, targetMs: timeUntil(fixedDue, fact.at) });
  }

  #readPromise(fact: ClockFact): void {
    if (fact.type === 'promise-made') {
      const { promiseId, dueAt: fixedDue } = fact;
      this.#start('promise', fact, { ...FIXED, promiseId, fixedDue, targetMs: timeUntil(fixedDue, fact.at) });
    } else if (fact.type === 'promise-kept' || fact.type === 'promise-withdrawn') {
      const clock = this.#open().find(({ promiseId }) => promiseId === fact.promiseId);
      if (clock) this.#stop(clock, fact, fact.type === 'promise-kept');
    }
  }

  #changeSeverity(severity: Severity, fact: ClockFact): void {
    this.#severity = severity;
    for (const clock of this.#open()) {
      if (clock.fixedDue) continue;
      const due = instantAfter(clock, clock.targetMs, this.#calendar);
      // A late clock keeps its target: else lowering the severity would wash the breach out of the books.
      if (due && due <= fact.at) continue;
      const before = clock.targetMs;
      clock.targetMs = targetMs(this.#policy, clock.kind as TargetKind, severity) ?? before;
      clock.targetSince = fact.at;
      if (clock.targetMs !== before) this.#tell(clock, 'moved', fact);
    }
  }

  #pauseOrGoOn(clock: ClockHistory, fact: ClockFact): void {
    const pause = clock.pauses.at(-1);
    const { status } = this.#situation;
    const isPausing = status !== null && clock.pausedIn.includes(status);
    if (isPausing && pause?.to !== null) {
      clock.pauses.push({ from: fact.at, to: null });
      this.#tell(clock, 'paused', fact);
    } else if (!isPausing && pause?.to === null) {
      endPause(clock, fact.at);
      this.#tell(clock, 'resumed', fact);
    }
  }

  #stop(clock: ClockHistory, fact: ClockFact, met: boolean): void {
    clock.stopped = { at: fact.at, met };
    if (clock.pauses.at(-1)?.to === null) endPause(clock, fact.at);
    this.#tell(clock, met ? 'met' : 'cancelled', fact);
  }
}

type StartFields = 'kind' | 'ordinal' | 'startedAt' | 'targetSince' | 'pauses' | 'stopped';

/** Due at an instant that was said, so every moment counts and nothing stands still. */
const FIXED: Counting = { hours: 'elapsed', pausedIn: [] };

const timeUntil = (due: Date, from: Date): number => Math.max(0, due.getTime() - from.getTime());

function endPause({ pauses }: ClockHistory, at: Date): void {
  const pause = pauses.pop()!;
  if (pause.from < at) pauses.push({ from: pause.from, to: at });
}
