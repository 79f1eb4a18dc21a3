import { ROLES, type Role } from '#contracts/permissions';
import { Choice, Counter, Flag, Id, Instant, Nested, Whole } from '#kernel/fields';
import { ListOf, Text } from '#kernel/view-fields';
import { PersonRef, TeamRef } from './people.ts';

/** Longest lists of the board; beyond that its counts go on, and the queue shows the rest. */
export const BOARD_LIST = 50;

/** Less than this (milliseconds) before its deadline a case is at risk, however long it was granted. */
export const AT_RISK_WITHIN = 2 * 3_600_000;

/** With more than this share of its granted time used, in the clock's own time, a case is at risk. */
export const AT_RISK_FROM = 0.75;

/** What waits at one place: of everybody, of a team, or of a person. A case that is breached is not at risk any more. */
export class BoardCounts {
  @Counter({ description: 'Cases in which somebody still owes the customer something' }) open: number;
  @Counter({ description: 'Open cases with a deadline that passed unmet and still waits' }) breached: number;
  @Counter({ description: 'Open cases with a deadline within 2 hours, or of whose time more than 75 % is used' })
  atRisk: number;
  @Counter({ description: 'Open promises that are due later today, as the calendar of the case says today' })
  promisesToday: number;
  @Counter({ description: 'Open promises whose time has passed' }) promisesBroken: number;
}

export class BoardTotals extends BoardCounts {
  @Counter() ownerless: number;
  @Counter({ description: 'Escalations that wait for somebody to take them on' }) escalations: number;
}

export class BoardTeam extends BoardCounts {
  @Nested(TeamRef, { nullable: true, description: 'Null: cases of no team' }) team: TeamRef | null;
  @Counter() ownerless: number;
}

/** `inactive`: does not work here any more, and still owns cases. */
export const PRESENCES = ['here', 'absent', 'off-shift', 'inactive'] as const;

export class BoardPerson extends BoardCounts {
  @Id() id: string;
  @Text() name: string;
  @Choice(ROLES) role: Role;
  @Nested(TeamRef, { nullable: true }) team: TeamRef | null;
  @Whole({
    min: 1,
    nullable: true,
    description: 'The most open cases that rules give to this person; null: no limit',
  })
  cap: number | null;
  @Choice(PRESENCES) presence: (typeof PRESENCES)[number];
  @Instant({ nullable: true, description: 'When this person is there again; null: is there, or nobody knows' })
  backAt: string | null;
  @Instant({ nullable: true, description: 'When an absence begins later today' }) awayFrom: string | null;
}

/** One case in a list of the board. */
export class BoardCase {
  @Text({ description: 'The complaint' }) reference: string;
  @Text({ description: 'Where nobody has given one yet, the beginning of what the customer said' }) subject: string;
  @Text() customerName: string;
  @Nested(PersonRef, { nullable: true }) owner: PersonRef | null;
  @Nested(TeamRef, { nullable: true }) team: TeamRef | null;
}

export class BoardDeadline extends BoardCase {
  @Text({ example: 'first-response' }) kind: string;
  @Instant() dueAt: string;
  @Flag({ description: 'Passed unmet; otherwise at risk' }) breached: boolean;
}

export class BoardPromise extends BoardCase {
  @Id() id: string;
  @Text() what: string;
  @Instant() dueAt: string;
  @Flag({ description: 'Its time has passed' }) broken: boolean;
}

export class BoardEscalation extends BoardCase {
  @Id() id: string;
  @Choice(['rung', 'customer'], { description: 'A rung of the ladder was reached, or the customer asked for it' })
  kind: 'rung' | 'customer';
  @Text({ nullable: true, description: 'Kind of the clock; null where the customer escalated' }) clock: string | null;
  @Flag({ description: 'Its deadline has passed, and is not only near' }) breached: boolean;
  @Text({ nullable: true, description: 'What the customer said' }) reason: string | null;
  @Text({ description: 'Who was meant to be told last' }) toRole: string;
  @ListOf(PersonRef, { description: 'Who was told so far; empty when there was nobody' }) told: PersonRef[];
  @Flag({ description: 'Everybody who should have been told was away or off shift' }) unheard: boolean;
  @Counter({ description: 'How often the next ones were told because nobody had taken it on' }) climbs: number;
  @Instant({ description: 'Since when it waits' }) raisedAt: string;
  @Instant({ nullable: true, description: 'When the next ones are told' }) climbsAt: string | null;
}

export class BoardOwnerless extends BoardCase {
  @Instant() receivedAt: string;
}

/** How it stands at this moment, for those who watch over it. */
export class BoardView {
  @Instant({ description: 'The moment of which this is true' }) at: string;
  @Nested(BoardTotals) totals: BoardTotals;
  @ListOf(BoardTeam, { description: 'By name; cases of no team last' }) teams: BoardTeam[];
  @ListOf(BoardPerson, { description: 'By name: everybody who takes cases or has one' }) people: BoardPerson[];
  @ListOf(BoardDeadline, { description: `Breached ones first, longest first; at most ${BOARD_LIST} of each sort` })
  deadlines: BoardDeadline[];
  @ListOf(BoardEscalation, {
    description: `One for each clock, since taking it on is for all of its rungs. Customers’ first, then those that wait longest; at most ${BOARD_LIST}`,
  })
  escalations: BoardEscalation[];
  @ListOf(BoardPromise, { description: `Due first in front; at most ${BOARD_LIST}` }) promises: BoardPromise[];
  @ListOf(BoardOwnerless, { description: 'Of the open cases without an owner the oldest ones' })
  ownerless: BoardOwnerless[];
}
