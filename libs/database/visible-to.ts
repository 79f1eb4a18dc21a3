import { may, type Actor } from '#contracts/actor';
import { grants, type Role } from '#contracts/permissions';
import { Conditions } from './queries/conditions.ts';

/**
 * Who sees which complaint, as a condition for the query itself: one's own, the team's, and those of no team; with
 * `complaint.read-all` every one; a customer the one that the private link opens.
 * @param conditions of the query, which take up the values
 * @param alias the alias of the table `complaint` in the query
 */
export function visibleTo(conditions: Conditions, actor: Actor, alias = 'c'): string {
  if (may(actor, 'complaint.read-all')) return 'TRUE';
  if (actor.kind === 'customer') return `${alias}.id = ${conditions.value(actor.caseId ?? null)}`;
  const [team, own] = [conditions.value(actor.teamId), conditions.value(actor.id)];
  return `${alias}.team_id IS NULL OR ${alias}.team_id = ${team} OR ${alias}.owner_id = ${own}`;
}

/** Adds the condition to those of the query. */
export function addVisibleTo(conditions: Conditions, actor: Actor, alias = 'c'): Conditions {
  return may(actor, 'complaint.read-all') ? conditions : conditions.add(visibleTo(conditions, actor, alias));
}

/** The same for a complaint that is at hand, as it stands in the middle of a change: whether this person sees it. */
export function isVisible(
  { teamId, ownerId }: { teamId: string | null; ownerId: string | null },
  person: { id: string; role: Role; teamId: string | null },
): boolean {
  return (
    grants(person.role, 'complaint.read-all') || teamId === null || teamId === person.teamId || ownerId === person.id
  );
}
