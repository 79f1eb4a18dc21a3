import { may, type Actor } from '#contracts/actor';
import { Conditions } from './queries/conditions.ts';

/**
 * Who sees which complaint, as a condition for the query itself: one's own, the team's, and those of no team; with
 * `complaint.read-all` every one.
 * @param alias the alias of the table `complaint` in the query
 */
export function addVisibleTo(conditions: Conditions, actor: Actor, alias = 'c'): Conditions {
  if (may(actor, 'complaint.read-all')) return conditions;
  return conditions.add(
    `${alias}.team_id IS NULL OR ${alias}.team_id = ? OR ${alias}.owner_id = ?`,
    actor.teamId,
    actor.id,
  );
}
