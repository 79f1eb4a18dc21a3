import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { BoardCounts, BoardPerson, BoardTeam, BoardView } from '#contracts/views/board';
import { readAtRisk, readBreached } from '#database/queries/board/read-deadlines';
import { readLoad, readOwnerless } from '#database/queries/board/read-load';
import { readDuePromises } from '#database/queries/board/read-promises';
import { readWaitingEscalations } from '#database/queries/board/read-waiting-escalations';
import { CLOCK, type Clock } from '#kernel/clock';
import { SharedWork } from '#kernel/shared-work';
import { startOfDay } from './local-day.ts';
import { obstacleOf, PeopleBook, type People, type Person } from './people-book.ts';
import { whenThere } from './presence.ts';
import { boardSettings } from './risk-lines.ts';

/** Counts of the cases of one team and owner. */
interface Tally {
  teamId: string | null;
  ownerId: string | null;
  counts: Partial<BoardCounts>;
}

/** Tells those who watch over it how it stands: what is late or will be, who is there, who has how much. Reads only. */
@Injectable()
export class ReadBoard {
  private readonly byZone = new Map<string, SharedWork<BoardView>>();

  constructor(
    private readonly database: DataSource,
    private readonly people: PeopleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Everybody sees the same board, and all of them look when something happens: those who do at once share one reading.
   * @param readerId whose day it is for cases that have no calendar
   */
  async read(readerId: string | null): Promise<BoardView> {
    const people = await this.people.current();
    const zone = people.everybody.find(({ id }) => id === readerId)?.timeZone ?? 'UTC';
    const reading = this.byZone.get(zone) ?? new SharedWork(() => this.readIn(zone));
    this.byZone.set(zone, reading);
    return reading.do();
  }

  private async readIn(readersZone: string): Promise<BoardView> {
    const { manager } = this.database;
    const now = this.clock.now();
    const people = await this.people.current();
    const { lines, dayEnds, cap } = await boardSettings(manager, now);
    const [load, ownerless, breached, atRisk, promised, waiting] = await Promise.all([
      readLoad(manager, now),
      readOwnerless(manager),
      readBreached(manager, now),
      readAtRisk(manager, now, lines),
      readDuePromises(manager, now, dayEnds, startOfDay(now, readersZone, 1)),
      readWaitingEscalations(manager),
    ]);
    const tallies: Tally[] = [
      ...load.map(({ open, breached: late, ...whose }) => ({ ...whose, counts: { open, breached: late } })),
      ...atRisk.shares.map(({ counted, ...whose }) => ({ ...whose, counts: { atRisk: counted } })),
      ...promised.shares.map(({ counted: { today, broken }, ...whose }) => ({
        ...whose,
        counts: { promisesToday: today, promisesBroken: broken },
      })),
    ];
    return {
      at: now.toISOString(),
      totals: { ...sum(tallies), ownerless: unowned(tallies), escalations: waiting.count },
      teams: teamsOf(tallies, people),
      people: peopleOf(tallies, people, cap, now),
      deadlines: [...breached, ...atRisk.deadlines],
      escalations: waiting.escalations,
      promises: promised.promises,
      ownerless,
    };
  }
}

function sum(tallies: readonly Tally[]): BoardCounts {
  const total = { open: 0, breached: 0, atRisk: 0, promisesToday: 0, promisesBroken: 0 };
  for (const { counts } of tallies)
    for (const name of Object.keys(total) as (keyof BoardCounts)[]) total[name] += counts[name] ?? 0;
  return total;
}

const unowned = (tallies: readonly Tally[]): number => sum(tallies.filter(({ ownerId }) => ownerId === null)).open;

/** Every team, also one that has nothing to do; cases of no team only where there are any. */
function teamsOf(tallies: readonly Tally[], people: People): BoardTeam[] {
  const row = (team: BoardTeam['team']): BoardTeam => {
    const own = tallies.filter(({ teamId }) => teamId === (team?.id ?? null));
    return { team, ...sum(own), ownerless: unowned(own) };
  };
  const without = tallies.some(({ teamId }) => teamId === null);
  return [...people.allTeams().map(row), ...(without ? [row(null)] : [])];
}

function peopleOf(tallies: readonly Tally[], people: People, cap: number | null, now: Date): BoardPerson[] {
  const owners = new Set(tallies.map(({ ownerId }) => ownerId));
  return people.everybody
    .filter(({ id, role, active }) => owners.has(id) || (active && role === 'agent'))
    .map((person) => ({
      id: person.id,
      name: person.name,
      role: person.role,
      team: people.allTeams().find(({ id }) => id === person.teamId) ?? null,
      ...sum(tallies.filter(({ ownerId }) => ownerId === person.id)),
      cap: person.caseCap ?? cap,
      ...presenceOf(person, now),
    }));
}

function presenceOf(person: Person, now: Date): Pick<BoardPerson, 'presence' | 'backAt' | 'awayFrom'> {
  const obstacle = obstacleOf(person, now);
  const tonight = startOfDay(now, person.timeZone, 1);
  const leaves = person.absences.find(({ from }) => from > now && from < tonight);
  return {
    presence: obstacle ?? 'here',
    backAt: obstacle === null ? null : (whenThere(person, now)?.toISOString() ?? null),
    awayFrom: obstacle === 'absent' || !leaves ? null : leaves.from.toISOString(),
  };
}
