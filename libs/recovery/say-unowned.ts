import { notify } from './notify.ts';
import type { People, Person } from './people-book.ts';
import { whoHears } from './who-hears.ts';
import type { Work } from './work.ts';

/** The supervisors hear of the same ownerless complaint again at the earliest after this (milliseconds). */
const AGAIN_AFTER = 3_600_000;

/** What is known of the time since the complaint lost its owner, or came without one. */
interface Spell {
  /** How often whoever is asked next has kept silent. */
  silent: number;
  /** When the supervisors were told last; null: not yet. */
  saidAt: Date | null;
  /** After how many rounds of silence they were told. */
  saidRound: number;
  /** Whether an offer failed since then. */
  failed: boolean;
}

/**
 * Tells the supervisors that nobody takes an ownerless complaint: when there is nobody to ask, when everybody who was asked kept
 * silent, and again after each further round that failed. Under the lock of the complaint, so that no round is told twice.
 * @param next who is asked next; null: there is nobody
 */
export async function sayThatNobodyTakesIt(work: Work, people: People, next: Person | null): Promise<void> {
  const { complaint, manager, now } = work;
  const { ownerCount } = complaint;
  const { silent, saidAt, saidRound, failed } = await readSpell(work, next);
  const isNews = next ? silent > saidRound : saidAt === null || failed;
  if (!isNews || (saidAt && now.getTime() < saidAt.getTime() + AGAIN_AFTER)) return;
  const told = whoHears('supervisor', complaint, people, now).people.map(({ id }) => id);
  const why = next ? 'everybody who was asked kept silent' : 'nobody is there and has room';
  work.record('offer.unheard', { why, ownerCount, round: silent, told });
  await notify(manager, told, {
    key: `unowned:${complaint.id}:${ownerCount}:${saidAt ? now.toISOString() : 'first'}`,
    complaintId: complaint.id,
    kind: 'unowned',
    data: {},
    at: now,
  });
}

async function readSpell({ complaint, manager }: Work, next: Person | null): Promise<Spell> {
  const [spell] = await manager.query<[Spell]>(
    `WITH begun AS (
       SELECT coalesce(max(at), '-infinity') AS at FROM complaint_event WHERE complaint_id = $1 AND type = 'owner.changed'
     ), said AS (
       SELECT max(at) AS at, coalesce(max((data->>'round')::int), 0) AS round FROM complaint_event
       WHERE complaint_id = $1 AND type = 'offer.unheard' AND data->>'ownerCount' = $2
     )
     SELECT said.at AS "saidAt", said.round AS "saidRound",
       (SELECT count(*)::int FROM offer o WHERE o.complaint_id = $1 AND o.agent_id = $3 AND o.state = 'expired' AND o.offered_at >= begun.at) AS silent,
       EXISTS (SELECT FROM offer o WHERE o.complaint_id = $1 AND o.state IN ('expired', 'declined') AND o.answered_at > said.at) AS failed
     FROM begun, said`,
    [complaint.id, String(complaint.ownerCount), next?.id ?? null],
  );
  return spell;
}
