import type { EntityManager } from 'typeorm';
import type { KnownProblemView } from '#contracts/views/known-problem';
import { instant } from './rows.ts';

/** Enough to choose from while somebody types. */
const SHOWN = 50;

/** Known problems with the text in their title, those behind most complaints in front; only the one with this id if one is given. */
export async function listProblems(
  manager: EntityManager,
  part: string,
  id: string | null = null,
): Promise<KnownProblemView[]> {
  const rows = await manager.query<KnownProblemView[]>(
    `SELECT p.id, p.title, p.description, p.version, coalesce(behind.complaints, 0)::int AS complaints, p.noted_at AS "notedAt",
       json_build_object('id', a.id, 'name', a.name) AS "notedBy"
     FROM known_problem p JOIN agent a ON a.id = p.noted_by_id
     LEFT JOIN (SELECT evidence->>'problemId' AS problem, count(*) AS complaints FROM recovery_step
       WHERE evidence ? 'problemId' GROUP BY 1) behind ON behind.problem = p.id::text
     WHERE p.title ILIKE $1 AND ($2::uuid IS NULL OR p.id = $2)
     ORDER BY complaints DESC, p.noted_at DESC, p.id LIMIT ${SHOWN}`,
    [`%${part.replace(/[\\%_]/g, '\\$&')}%`, id],
  );
  return rows.map((row) => ({ ...row, notedAt: instant(row.notedAt) }));
}
