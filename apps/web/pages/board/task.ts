import type { BoardCase, BoardEscalation } from './board-query.ts';

/** What somebody is about to do from the board; each asks before it is done. */
export type Task = { kind: 'take-on'; escalation: BoardEscalation } | { kind: 'hand-over'; of: BoardCase };

export type Begin = (task: Task) => void;
