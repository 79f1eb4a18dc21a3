import { parseDuration } from '#calendar/duration';
import type { Actor } from '#contracts/actor';
import type { ComplaintFilters } from '#contracts/bodies/complaint-filters';
import { OPEN_STATUSES, STATUSES, type Status } from '#contracts/complaint';
import { DAY_AHEAD, DUE_SOON, type QueueView } from '#contracts/queue-views';
import { OPEN } from '../entities/complaint.ts';
import type { Conditions } from './conditions.ts';

/** The nearest deadline; far in the future where none runs, so that one index holds all of them in order. */
export const DUE = `coalesce(c.due_at, timestamptz '9999-12-31 00:00:00+00')`;
/** 1 for critical up to 4 for low. */
export const SEVERITY = `array_position('{critical,high,normal,low}'::text[], c.severity)`;

const ASIDE = `EXISTS (SELECT FROM reminder r
  WHERE r.complaint_id = c.id AND r.agent_id = ? AND r.kind = 'snooze' AND r.state = 'planned')`;

type Add = (where: Conditions, actor: Actor, now: Date) => void;

/** What each view shows. The conditions are written as the partial indexes are, so that PostgreSQL sees that they serve. */
const VIEWS: Record<Exclude<QueueView, 'due-soon'>, Add> = {
  mine: (where, { id }) => where.add(`c.owner_id = ?::uuid AND c.${OPEN} AND NOT ${ASIDE}`, id, id),
  team: (where, { teamId }) => where.add(`c.team_id = ?::uuid AND c.${OPEN}`, teamId),
  unassigned: (where) => where.add(`c.owner_id IS NULL AND c.${OPEN}`),
  breached: (where, _, now) => where.add(`${DUE} <= ? AND c.${OPEN}`, now),
  'awaiting-customer': (where) => where.add(`c.status = 'pending'`),
  promises: (where, _, now) =>
    where.add(
      `c.status NOT IN ('closed', 'merged') AND c.id IN (SELECT p.complaint_id FROM promise p WHERE p.state = 'open' AND p.due_at <= ?)`,
      dayAfter(now),
    ),
  'follow-ups': (where, _, now) =>
    where.add(
      `c.id IN (SELECT f.complaint_id FROM follow_up f WHERE f.state IN ('planned', 'sent') AND f.due_at <= ?)`,
      dayAfter(now),
    ),
  escalations: (where) => where.add(`c.id IN (SELECT e.complaint_id FROM escalation e WHERE e.state = 'waiting')`),
  snoozed: (where, { id }) =>
    where.add(
      `c.id IN (SELECT r.complaint_id FROM reminder r WHERE r.agent_id = ? AND r.kind = 'snooze' AND r.state = 'planned')`,
      id,
    ),
  all: (where) => where.add(`c.${OPEN}`),
};

/** Views and filters whose share of all cases changes with the hour, so that a plan made beforehand would be a bad one. */
export const changesByTheHour = (query: ComplaintFilters): boolean =>
  query.dueWithin !== undefined ||
  query.breached !== undefined ||
  ['due-soon', 'breached', 'promises', 'follow-ups', 'escalations', 'snoozed'].includes(query.view ?? '');

/** Adds what a person asked to see, save the words of a search, beside what that person may see. */
export function addFilters(where: Conditions, query: ComplaintFilters, actor: Actor, now: Date): void {
  if (query.view !== undefined && query.view !== 'due-soon') VIEWS[query.view](where, actor, now);
  const within = query.dueWithin ?? (query.view === 'due-soon' ? DUE_SOON : undefined);
  if (within !== undefined) addDueWithin(where, parseDuration(within, { field: 'dueWithin' }), now);
  if (query.status) addStatuses(where, new Set(query.status.flatMap(categories)));
  // What is of a few kinds only is written out: validated before, and without a value the plan is a better one.
  if (query.severity) where.add(`${SEVERITY} IN (${query.severity.map((one) => RANKS[one]).join()})`);
  if (query.channel) where.add('c.channel = ANY(?)', query.channel);
  if (query.owner === 'nobody') where.add('c.owner_id IS NULL');
  else if (query.owner !== undefined) where.add('c.owner_id = ?::uuid', query.owner === 'me' ? actor.id : query.owner);
  if (query.team === 'none') where.add('c.team_id IS NULL');
  else if (query.team !== undefined)
    where.add('c.team_id = ?::uuid', query.team === 'mine' ? actor.teamId : query.team);
  if (query.category !== undefined) where.add('c.category = ?', query.category);
  if (query.place !== undefined) where.add('c.place = ?', query.place);
  if (query.tag !== undefined) where.add('c.tags @> ARRAY[?]::text[]', query.tag);
  if (query.customer !== undefined) where.add('c.customer_id = ?', query.customer);
  if (query.snoozed !== undefined) where.add(`${query.snoozed === 'exclude' ? 'NOT ' : ''}${ASIDE}`, actor.id);
  if (query.breached) where.add(`${DUE} <= ?`, now);
  if (query.receivedFrom) where.add('c.received_at >= ?', query.receivedFrom);
  if (query.receivedBefore) where.add('c.received_at < ?', query.receivedBefore);
}

const RANKS = { critical: 1, high: 2, normal: 3, low: 4 } as const;

const dayAfter = (now: Date): Date => new Date(now.getTime() + DAY_AHEAD);

const categories = (status: Status | 'active'): readonly Status[] => (status === 'active' ? OPEN_STATUSES : [status]);

function addDueWithin(where: Conditions, milliseconds: number, now: Date): void {
  where.add(`${DUE} > ? AND ${DUE} <= ? AND c.${OPEN}`, now, new Date(now.getTime() + milliseconds));
}

/** Written out, so that PostgreSQL sees which partial indexes serve. */
function addStatuses(where: Conditions, statuses: ReadonlySet<Status>): void {
  if (statuses.size === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => statuses.has(status)))
    where.add(`c.${OPEN}`);
  else if (statuses.size > 0 && statuses.size < STATUSES.length)
    where.add(`c.status IN (${[...statuses].map((status) => `'${status}'`).join()})`);
}
