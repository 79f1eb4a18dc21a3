import type { EntityManager } from 'typeorm';
import type { CalendarDefinition } from '#calendar/calendar-definition';
import type { CalendarView, FollowUpPlanView, LadderView, PolicyView } from '#contracts/views/policy';

/** The policies in the order in which they are asked; only the one with this id if one is given. */
export function listPolicies(manager: EntityManager, id: string | null = null): Promise<PolicyView[]> {
  return manager.query<PolicyView[]>(
    `SELECT id, name, position, conditions, targets, counting, regime, offering,
       silent_after AS "silentAfter", calendar_id AS "calendarId", ladder_id AS "ladderId",
       follow_up_plan_id AS "followUpPlanId", blocking_say_rules AS "blockingSayRules", version
     FROM policy WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name`,
    [id],
  );
}

/** The calendars by name; only the one with this id if one is given. */
export async function listCalendars(manager: EntityManager, id: string | null = null): Promise<CalendarView[]> {
  const rows = await manager.query<{ id: string; name: string; definition: CalendarDefinition; version: number }[]>(
    'SELECT id, name, definition, version FROM calendar WHERE $1::uuid IS NULL OR id = $1 ORDER BY name',
    [id],
  );
  return rows.map(({ definition: { closed = [], special = [], holidays, ...hours }, ...row }) => ({
    ...row,
    ...hours,
    closed: closed.map((day) => (typeof day === 'string' ? { date: day } : day)),
    special,
    ...(holidays && { holidays: [holidays].flat() }),
  }));
}

/** The ladders by name; only the one with this id if one is given. */
export function listLadders(manager: EntityManager, id: string | null = null): Promise<LadderView[]> {
  return manager.query<LadderView[]>(
    'SELECT id, name, rungs, acknowledge_within AS "acknowledgeWithin", version FROM ladder WHERE $1::uuid IS NULL OR id = $1 ORDER BY name',
    [id],
  );
}

/** The follow-up plans in the order in which they are asked; only the one with this id if one is given. */
export function listFollowUpPlans(manager: EntityManager, id: string | null = null): Promise<FollowUpPlanView[]> {
  return manager.query<FollowUpPlanView[]>(
    `SELECT id, name, position, conditions, after, answer_within AS "answerWithin", version
     FROM follow_up_plan WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, name`,
    [id],
  );
}
