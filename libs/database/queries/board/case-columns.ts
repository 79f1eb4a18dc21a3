import type { BoardCase } from '#contracts/views/board';

/** Characters of the customer's words that stand for a subject that nobody has given yet. */
const BEGINNING = 120;

/** A complaint in a list of the board: of `complaint c`, with what `CASE_JOINS` joins. */
export const CASE_COLUMNS = `c.reference, coalesce(c.subject, left(c.words, ${BEGINNING})) AS subject, cu.name AS "customerName",
  CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS owner,
  CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS team`;

export const CASE_JOINS = `JOIN customer cu ON cu.id = c.customer_id LEFT JOIN agent o ON o.id = c.owner_id LEFT JOIN team t ON t.id = c.team_id`;

/** The columns as PostgreSQL answers them. */
export type CaseColumns = Pick<BoardCase, 'reference' | 'subject' | 'customerName' | 'owner' | 'team'>;

/** Something counted by whose it is. */
export interface Share<Counted> {
  teamId: string | null;
  ownerId: string | null;
  counted: Counted;
}
