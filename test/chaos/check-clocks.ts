import { ms, type BookedEvent, type Books } from './books.ts';
import type { RungAsData } from './furnish.ts';
import {
  breachedAt,
  dueAt,
  isPaused,
  isRead,
  rungAt,
  simpleClocks,
  stateAt,
  type Rules,
  type SimpleClock,
} from './simple-clocks.ts';
import type { Calm } from './troubles.ts';
import type { Verdict } from './violation.ts';

export interface ClockFacts {
  rules: Rules;
  /** Every ladder that was in force at some time; they have the same keys. */
  ladders: readonly (readonly RungAsData[])[];
  calms: readonly Calm[];
  /** When nothing was due any more, by the processes' clocks. */
  end: number;
}

/** In a calm, after this long (milliseconds), what was lost before has been found, and everything is in time. */
const RECOVERED_AFTER = 45_000;

/** How late (milliseconds) something may be then. */
const IN_TIME = 10_000;

const EVERY_RUNG = 'every deadline that should have fired did';
const ONCE = 'every deadline fired once';
const NO_OTHER = 'no deadline fired that should not have';
const ROWS = 'history and rows agree';

/** What the books should have of a clock, which may have ended by leaving the policy's reach. */
interface Kept {
  clock: SimpleClock;
  /** It has no place in the history any more, and ended then. */
  dropped: number | null;
}

const keyOf = ({ kind, ordinal }: { kind?: unknown; ordinal?: unknown }): string =>
  `${String(kind)} ${String(ordinal)}`;

/** Proves of every deadline that it fired when it should have, once, and not otherwise. */
export function checkClocks(books: Books, facts: ClockFacts, verdict: Verdict): void {
  const rows = group(books.clocks);
  const escalations = group(books.escalations);
  for (const { id, reference } of books.complaints) {
    const complaintId = String(id);
    new OneComplaint(
      String(reference),
      books.events.get(complaintId) ?? [],
      rows.get(complaintId) ?? [],
      escalations.get(complaintId) ?? [],
      facts,
      verdict,
    ).check();
  }
}

class OneComplaint {
  private readonly kept = new Map<string, Kept>();
  private readonly past: BookedEvent[] = [];
  private readonly raised = new Map<string, BookedEvent[]>();
  private readonly breached = new Map<string, BookedEvent[]>();
  private readonly takenOn = new Set<string>();

  constructor(
    private readonly reference: string,
    private readonly events: readonly BookedEvent[],
    private readonly rows: readonly Record<string, unknown>[],
    private readonly escalations: readonly Record<string, unknown>[],
    private readonly facts: ClockFacts,
    private readonly verdict: Verdict,
  ) {}

  check(): void {
    for (const tx of transactions(this.events)) this.replay(tx);
    this.checkOnce();
    for (const [key, kept] of this.kept) this.checkKept(key, kept);
    for (const row of this.rows)
      if (!this.kept.has(keyOf(row))) this.blame(ROWS, `there is a clock ${keyOf(row)} that its history does not know`);
    this.checkEscalations();
    this.checkCalms();
  }

  /** One transaction after what was written before it. */
  private replay(tx: readonly BookedEvent[]): void {
    const before = new Map(simpleClocks(this.past, this.facts.rules).map((clock) => [keyOf(clock), clock]));
    for (const event of tx) if (isRung(event)) this.checkRung(event, before);
    for (const event of tx)
      if (event.type === 'escalation.acknowledged' && event.data.clockId) this.takenOn.add(String(event.data.clockId));
    this.past.push(...tx);
    if (tx.some(isRead)) this.keep(tx);
    for (const event of tx) if (event.type === 'clock.breached') this.checkBreach(event);
  }

  private keep(tx: readonly BookedEvent[]): void {
    const derived = simpleClocks(this.past, this.facts.rules);
    for (const clock of derived) {
      const known = this.kept.get(keyOf(clock));
      // What has ended stays in the books as it ended.
      const stays = known && (known.clock.stop !== null || known.dropped !== null) && clock.stop !== null;
      if (!stays) this.kept.set(keyOf(clock), { clock, dropped: null });
    }
    for (const [key, known] of this.kept) {
      if (known.clock.stop !== null || known.dropped !== null || derived.some((clock) => keyOf(clock) === key))
        continue;
      this.kept.set(key, { ...known, dropped: tx[0]!.at });
    }
  }

  private checkRung(event: BookedEvent, before: ReadonlyMap<string, SimpleClock>): void {
    const { clockId, key } = event.data as { clockId: string; key: string };
    this.verdict.saw('rungs raised');
    const id = `${clockId} ${key}`;
    this.raised.set(id, [...(this.raised.get(id) ?? []), event]);
    const row = this.rows.find((candidate) => candidate.id === clockId);
    const clock = row && before.get(keyOf(row));
    const say = (why: string) =>
      this.blame(NO_OTHER, `rung '${key}' of ${row ? keyOf(row) : clockId} was raised ${why}`);
    if (!clock) return say('although there was no such deadline');
    if (clock.stop) return say('after the deadline had ended');
    if (isPaused(clock)) return say('while the clock stood still');
    if (this.takenOn.has(clockId)) return say('although somebody had taken the deadline on');
    const instants = this.rungs(key, clock.kind).map((rung) => rungAt(clock, rung, event.at) ?? Infinity);
    if (instants.length === 0) return say('although no ladder has it');
    const early = Math.min(...instants) - event.at;
    if (early > 0) say(`${early} ms early`);
  }

  private checkBreach(event: BookedEvent): void {
    const { clockId, ordinal, kind } = event.data as { clockId: string; ordinal: number; kind: string };
    this.verdict.saw('breaches written down');
    this.breached.set(clockId, [...(this.breached.get(clockId) ?? []), event]);
    const clock = simpleClocks(this.past, this.facts.rules).find(
      (candidate) => keyOf(candidate) === keyOf({ kind, ordinal }),
    );
    const at = clock && breachedAt(clock, Infinity);
    if (at === event.at) return;
    const truth =
      at === undefined || at === null ? 'it was in time' : `it became late at ${new Date(at).toISOString()}`;
    this.blame(NO_OTHER, `a breach of ${kind} ${ordinal} is written down, but ${truth}`);
  }

  private checkOnce(): void {
    for (const [id, events] of this.raised)
      if (events.length > 1) this.blame(ONCE, `rung ${id} was raised ${events.length} times`, events);
    for (const [id, events] of this.breached)
      if (events.length > 1)
        this.blame(ONCE, `the breach of ${this.nameOf(id)} is written down ${events.length} times`);
  }

  private checkKept(key: string, { clock, dropped }: Kept): void {
    this.verdict.saw('deadlines');
    const row = this.rows.find((candidate) => keyOf(candidate) === key);
    if (!row) return this.blame(ROWS, `its history has a deadline ${key}, and there is no clock`);
    const { end } = this.facts;
    const late =
      dropped === null ? breachedAt(clock, end) : breachedAt({ ...clock, stop: { at: dropped, met: false } }, end);
    const state = dropped === null ? stateAt(clock, end) : late === null ? 'cancelled' : 'breached';
    const should: Record<string, unknown> = {
      state,
      started_at: clock.start,
      due_at: dueAt(clock),
      breached_at: late,
      stopped_at: dropped ?? clock.stop?.at ?? null,
      target_ms: clock.target,
    };
    for (const [column, value] of Object.entries(should)) {
      const found = column === 'state' ? row[column] : column === 'target_ms' ? Number(row[column]) : ms(row[column]);
      if (found !== value)
        this.blame(ROWS, `${column} of ${key} is ${said(column, found)}, its history says ${said(column, value)}`);
    }
    const booked = (this.breached.get(String(row.id)) ?? []).length;
    if (late !== null && booked === 0)
      this.blame(EVERY_RUNG, `${key} became late at ${new Date(late).toISOString()}, and no breach is written down`);
    if (row.state !== 'breached' && booked > 0)
      this.blame(ROWS, `a breach of ${key} is written down, and its row is ${String(row.state)}`);
    if (clock.stop !== null || dropped !== null || isPaused(clock) || this.takenOn.has(String(row.id))) return;
    for (const { key: rung } of this.facts.ladders[0]!) {
      const instants = this.rungs(rung, clock.kind).map((one) => rungAt(clock, one, end) ?? Infinity);
      if (instants.length === 0 || Math.max(...instants) > end) continue;
      this.verdict.saw('rungs of deadlines that stayed open');
      if (!this.raised.has(`${String(row.id)} ${rung}`))
        this.blame(EVERY_RUNG, `rung '${rung}' of ${key} was never raised`);
    }
  }

  /** Each escalation stands in the history and in its table, and calls nobody once its deadline has ended. */
  private checkEscalations(): void {
    const rungs = this.escalations.filter(({ kind }) => kind === 'rung');
    for (const row of rungs) {
      const key = `${String(row.clock_id)} ${String(row.rung_key)}`;
      if (!this.raised.has(key)) this.blame(ROWS, `escalation ${String(row.id)} has no event in the history`);
      const clock = this.rows.find(({ id }) => id === row.clock_id);
      if (row.state === 'waiting' && clock?.stopped_at)
        this.blame(ROWS, `escalation ${String(row.id)} waits, and its deadline has ended`);
    }
    if (rungs.length !== this.raised.size)
      this.blame(ROWS, `${rungs.length} escalations, ${this.raised.size} in the history`);
  }

  /** When nothing disturbs, everything is in time: also deadlines that ended a little later must have fired before. */
  private checkCalms(): void {
    for (const { from, to } of this.facts.calms) {
      for (const { clock } of this.kept.values()) {
        const row = this.rows.find((candidate) => keyOf(candidate) === keyOf(clock))!;
        if (clock.pauses.length > 0 || this.takenOn.has(String(row?.id))) continue;
        const ended = Math.min(clock.stop?.at ?? Infinity, to);
        for (const { key } of this.facts.ladders[0]!) {
          const instants = this.rungs(key, clock.kind).map((one) => rungAt(clock, one, ended) ?? Infinity);
          const at = Math.max(...instants);
          if (instants.length === 0 || at < from + RECOVERED_AFTER || at > ended - IN_TIME) continue;
          this.verdict.saw('rungs in calm times');
          const raised = this.raised.get(`${String(row?.id)} ${key}`)?.[0];
          const late = raised ? raised.at - at : Infinity;
          if (late > IN_TIME)
            this.blame(EVERY_RUNG, `rung '${key}' of ${keyOf(clock)} was ${late} ms late in calm times`);
        }
      }
    }
  }

  private rungs(key: string, kind: string): RungAsData[] {
    return this.facts.ladders
      .flatMap((ladder) => ladder.filter((rung) => rung.key === key))
      .filter(({ clocks }) => !clocks || clocks.includes(kind));
  }

  private nameOf(clockId: string): string {
    const row = this.rows.find(({ id }) => id === clockId);
    return row ? keyOf(row) : clockId;
  }

  private blame(claim: string, what: string, events: readonly BookedEvent[] = this.events): void {
    this.verdict.blame(claim, this.reference, what, events);
  }
}

const isRung = ({ type, data }: BookedEvent): boolean =>
  (type === 'escalation.raised' || type === 'escalation.unheard') && typeof data.key === 'string';

/** Events that were written together. */
export function transactions(events: readonly BookedEvent[]): BookedEvent[][] {
  const all: BookedEvent[][] = [];
  for (const event of events) {
    if (all.at(-1)?.[0]?.tx === event.tx) all.at(-1)!.push(event);
    else all.push([event]);
  }
  return all;
}

/** Rows by their complaint. */
export function group(rows: readonly Record<string, unknown>[]): Map<string, Record<string, unknown>[]> {
  const all = new Map<string, Record<string, unknown>[]>();
  for (const row of rows) all.set(String(row.complaint_id), [...(all.get(String(row.complaint_id)) ?? []), row]);
  return all;
}

function said(column: string, value: unknown): string {
  return typeof value === 'number' && column.endsWith('_at') ? new Date(value).toISOString() : String(value);
}
