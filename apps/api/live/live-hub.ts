import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Doorbell } from '#database/doorbell';
import { changesSince, LOOK_LIMIT, lookAgain, lookFirst, type Look } from '#database/queries/read-live';
import type { Principal } from '#identity/access-token';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { PeopleBook } from '#recovery/people-book';
import { Crowd } from './crowd.ts';
import { eventText } from './event-text.ts';
import { Listener } from './listener.ts';
import { Pace } from './pace.ts';
import { Seen } from './seen.ts';

/** How long until the next try when the database did not answer (milliseconds). */
const PATIENCE = 1_000;

/** A sign of life at least so often (milliseconds), so that both ends and the proxies between know that the other is there. */
const BEAT = 5_000;

/** During a flood everybody is told so at most this often (milliseconds). */
const FLOOD_TOLD = 2_000;

/** What has been seen of the books. */
interface Memory {
  changes: Seen;
  notices: Seen;
}

/**
 * Tells those who listen what happens, whoever did it, in whichever process. While somebody listens it looks into the books by
 * index: at once after what this process did, and a few times a second for what others did. Deliberately not by NOTIFY: within
 * a transaction that makes all commits of the database queue up.
 */
@Injectable()
export class LiveHub implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly crowd = new Crowd();
  private readonly pace = new Pace();
  private memory: Promise<Memory> | null = null;
  private isStopping = false;
  private floodTold = -Infinity;
  private beaten = performance.now();

  constructor(
    private readonly database: DataSource,
    doorbell: Doorbell,
    private readonly people: PeopleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    doorbell.onRing(() => this.pace.ring());
  }

  /** Everybody who listens. */
  get listeners(): readonly Listener[] {
    return this.crowd.everybody;
  }

  /** Whether it looks into the books. */
  get isWatching(): boolean {
    return this.memory !== null;
  }

  /**
   * Opens a stream.
   * @param after the position up to which this person has been told already; null: from now on
   */
  async listen(person: Principal, endsAt: Date, after: number | null): Promise<Listener> {
    if (this.isStopping)
      throw new Refusal('conflict', 'stopping', 'The service is about to stop. Listen again shortly.');
    const listener = new Listener(person, endsAt);
    // Before anything is waited for: whoever stands in the crowd keeps the watch going.
    this.crowd.add(listener);
    try {
      const { changes } = await (this.memory ??= this.begin());
      if (after !== null) await this.catchUp(listener, after, changes.horizon);
      listener.ready(changes.settled);
      return listener;
    } catch (error) {
      listener.stream.destroy();
      throw error;
    }
  }

  /** Streams never end by themselves, and a server does not stop before its last answer has ended. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.crowd.farewellTo(() => true, 'stopping');
  }

  private async begin(): Promise<Memory> {
    try {
      const { changes, notices, begun } = await lookFirst(this.database);
      const memory = { changes: Seen.after(changes, begun), notices: Seen.after(notices, begun) };
      void this.watch(memory);
      return memory;
    } catch (error) {
      this.memory = null;
      throw error;
    }
  }

  private async watch(memory: Memory): Promise<void> {
    let isAway = false;
    do {
      try {
        const isFlooded = await this.look(memory);
        if (!isFlooded) await this.pace.rest();
        isAway = false;
      } catch (error) {
        if (!isAway && !this.isStopping)
          this.logger.warn({ error: (error as Error).name }, 'cannot look into the books');
        isAway = true;
        await wait(PATIENCE, null, { ref: false });
      }
      await this.tend(memory);
    } while (!this.crowd.isEmpty && !this.isStopping);
    this.memory = null;
  }

  /** @returns whether there was more than fits, so that the next look is due at once */
  private async look({ changes, notices }: Memory): Promise<boolean> {
    const look = await lookAgain(this.database, { changes, notices }, this.clock.now());
    const isComplete = [
      changes.take(
        look.changes.map(({ id }) => id),
        look.begun,
        look.ended,
      ),
      notices.take(
        look.notices.map(({ place }) => place),
        look.begun,
        look.ended,
      ),
    ].every(Boolean);
    const isFlooded = look.changes.length >= LOOK_LIMIT || look.notices.length >= LOOK_LIMIT || !isComplete;
    this.tellAll(look, isFlooded, changes.settled);
    return isFlooded;
  }

  private tellAll(look: Look, isFlooded: boolean, position: number): void {
    this.crowd.tellPresences(look.presences);
    this.crowd.tellNotices(look.notices);
    if (isFlooded) return this.tellOfFlood(position);
    // What was left out during the flood is told at its end.
    if (this.floodTold > -Infinity) this.crowd.tellEverybody(eventText('resync'), position);
    this.floodTold = -Infinity;
    this.crowd.tellChanges(look.changes, position);
  }

  private tellOfFlood(position: number): void {
    const now = performance.now();
    if (now - this.floodTold < FLOOD_TOLD) return;
    this.floodTold = now;
    this.crowd.tellEverybody(eventText('resync'), position);
  }

  /** Signs of life, and farewells to those whose token is over, or who may see other things than when they came. */
  private async tend({ changes }: Memory): Promise<void> {
    const people = await this.people.current().catch(() => null);
    const mayStay = ({ person: { id, role, teamId }, endsAt }: Listener): boolean => {
      const now = people?.active(id);
      return endsAt > this.clock.now() && (!people || (now?.role === role && now.teamId === teamId));
    };
    void this.crowd.farewellTo((listener) => !mayStay(listener), 'over');
    if (performance.now() - this.beaten < BEAT) return;
    this.beaten = performance.now();
    this.crowd.tellEverybody(eventText('beat'), changes.settled);
  }

  /** What happened while this person was not listening; too much of it, and the listener reads everything anew. */
  private async catchUp(listener: Listener, after: number, horizon: number): Promise<void> {
    const missed = await changesSince(this.database, after, horizon);
    // A position that was never reached is of other books, say before a backup was restored.
    if (missed.length > LOOK_LIMIT || after > horizon) listener.tell(eventText('resync'));
    else this.crowd.tellChanges(missed, null, [listener]);
  }
}
