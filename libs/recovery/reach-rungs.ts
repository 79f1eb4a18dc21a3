import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dueRungs } from '#clocks/ladder';
import { systemActor } from '#contracts/actor';
import type { DueRow } from '#contracts/jobs';
import { isConflict } from '#database/database-away';
import { CLOCK, type Clock } from '#kernel/clock';
import { ChangeComplaint } from './change-complaint.ts';
import { deriveFrom, readClockFiles } from './derive-clocks.ts';
import { PeopleBook, type People } from './people-book.ts';
import { RaiseEscalations } from './raise-escalations.ts';
import { withPassed, type ReachedRung } from './reached-rung.ts';
import type { Work } from './work.ts';

/** How long a complaint that somebody holds is waited for, and then left alone (milliseconds). */
const A_MOMENT = 200;

/**
 * Does what clocks are due for: raises the rungs that were reached and lets the breach be written down, each once. Works on
 * many clocks in one transaction, because ten thousand may come due in one minute.
 */
@Injectable()
export class ReachRungs {
  constructor(
    private readonly database: DataSource,
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
    private readonly escalations: RaiseEscalations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns for how many there was something to do; a clock that another worker has just done is nothing to do */
  async reach(rows: readonly DueRow[], origin: string): Promise<number> {
    const people = await this.people.current();
    const { done, held } = await this.reachTogether(rows, people, origin, null);
    let did = done;
    for (const row of held) did += await this.reachHeld(row, people, origin);
    return did;
  }

  private reachTogether(rows: readonly DueRow[], people: People, origin: string, patience: number | null) {
    const complaintIds = [...new Set(rows.map(({ complaintId }) => complaintId!))];
    const behaviour = async (works: Work[]) => {
      const locked = new Set(works.map(({ complaint }) => complaint.id));
      const ours = rows.filter(({ complaintId }) => locked.has(complaintId!));
      const done = await this.reachIn(works, ours.map(({ id }) => id), people); // prettier-ignore
      return { done, held: rows.filter((row) => !ours.includes(row)) };
    };
    return this.changes.runMany(complaintIds, systemActor(origin), behaviour, patience);
  }

  /**
   * Somebody is changing this complaint right now. Standing in line for a moment gets us our turn even where one change
   * follows the other; whoever holds it longer is not waited for, and the sweep takes the clock again in a moment.
   */
  private async reachHeld(row: DueRow, people: People, origin: string): Promise<number> {
    try {
      return (await this.reachTogether([row], people, origin, A_MOMENT)).done;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const now = this.clock.now();
      await this.database.query('UPDATE clock SET enqueued_at = NULL, next_at = $2 WHERE id = $1 AND next_at <= $3', [
        row.id,
        new Date(now.getTime() + A_MOMENT),
        now,
      ]);
      return 0;
    }
  }

  private async reachIn(works: readonly Work[], clockIds: readonly string[], people: People): Promise<number> {
    const [first] = works;
    if (!first) return 0;
    const { manager } = first;
    const now = this.clock.now();
    // The claim tests what it takes: whoever comes second finds the row not due any more.
    const [rows] = await manager.query<[{ id: string; complaintId: string }[], number]>(
      `UPDATE clock SET next_at = NULL, enqueued_at = NULL WHERE id = ANY($1) AND next_at <= $2
       RETURNING id, complaint_id AS "complaintId"`,
      [clockIds, now],
    );
    const claimed = new Set(rows.map(({ id }) => id));
    const concerned = new Set(rows.map(({ complaintId }) => complaintId));
    const files = await readClockFiles(manager, [...concerned]);
    const reached: ReachedRung[] = [];
    for (const work of works.filter(({ complaint }) => concerned.has(complaint.id))) {
      const { policy, now: itsNow } = work;
      work.clockFile = files.get(work.complaint.id)!;
      // Whatever was found, the refresh of the clocks at the end of the change sets the next time again.
      work.clocksChanged = true;
      for (const { deadline, row, fired } of deriveFrom(work.clockFile, policy, itsNow)) {
        if (!row || !claimed.has(row.id)) continue;
        const due = dueRungs(deadline, policy.rungs, fired, policy.calendar, itsNow).map(({ key, at }) => {
          const position = policy.rungs.findIndex((rung) => rung.key === key);
          return { work, deadline, clockId: row.id, rung: policy.rungs[position]!, position, at };
        });
        reached.push(...withPassed(due));
      }
    }
    await this.escalations.raise(manager, reached, people);
    return claimed.size;
  }
}
