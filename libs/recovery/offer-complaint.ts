import { Injectable } from '@nestjs/common';
import { isSettled } from '#clocks/facts';
import { parseDuration } from '#calendar/duration';
import type { Offering } from '#contracts/policy';
import { newId } from '#kernel/ids';
import { burden, chooseAlone, whoHasRoom } from './choose-person.ts';
import { notify } from './notify.ts';
import type { People, Person } from './people-book.ts';
import type { PolicySubject } from './policy-book.ts';
import { whenThere } from './presence.ts';
import { sayThatNobodyTakesIt } from './say-unowned.ts';
import type { Work } from './work.ts';

/** How often room is looked for while those who are there have none (milliseconds). All look at the same moments, so that the oldest is first. */
const LOOK_AGAIN = 120_000;

/** The longest time without a look (milliseconds) while nobody is there: shifts and absences may be changed meanwhile. */
const LONGEST_WAIT = 4 * 3_600_000;

/** A younger complaint lets older ones go first, and looks again after this (milliseconds). */
const AFTER_THE_OLDER = 1_000;

/** So many may look every time. */
const TOGETHER = 500;

/** About as long as one look takes (milliseconds): who has a thousand in front of it need not look a thousand times. */
const TURN = 20;

/**
 * Offers an ownerless complaint to one person at a time: to whoever is there and has most room, the oldest complaint first.
 * Whoever declines is not asked again; whoever stays silent comes last.
 */
@Injectable()
export class OfferComplaint {
  async offer(work: Work, people: People): Promise<void> {
    const { complaint, manager, policy } = work;
    const over = isSettled(complaint.status);
    if (complaint.ownerId !== null || over || policy.offering === null) return withdrawOffers(work);
    await chooseAlone(manager);
    await forgetOtherLooks(work);
    const open = await expireOffer(work);
    if (open) return work.ask('offer-complaint', complaint.id, open.expiresAt);
    const older = await countOlder(work);
    if (older > 0) return lookAgain(work, Math.max(AFTER_THE_OLDER, older * TURN));
    const next = await chooseNext(work, policy.offering, people);
    if (next && (await wakeAnOlder(work, next))) return lookAgain(work, AFTER_THE_OLDER);
    await sayThatNobodyTakesIt(work, people, next ?? null);
    if (next) return this.make(work, next, policy.offering);
    work.ask('offer-complaint', complaint.id, await whenToLookAgain(work, people));
  }

  private async make(work: Work, person: Person, offering: Offering): Promise<void> {
    const { complaint, manager, now } = work;
    const [id, expiresAt] = [newId(), new Date(now.getTime() + parseDuration(offering.answerWithin))];
    await manager.query(
      `INSERT INTO offer (id, complaint_id, agent_id, offered_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [id, complaint.id, person.id, now, expiresAt],
    );
    work.record('offer.made', { offerId: id, to: person.id, expiresAt });
    await notify(manager, [person.id], {
      key: `offer:${id}`,
      complaintId: complaint.id,
      kind: 'offer',
      data: { offerId: id, severity: complaint.severity, expiresAt },
      at: now,
    });
    work.ask('offer-complaint', complaint.id, expiresAt);
  }
}

function lookAgain(work: Work, milliseconds: number): void {
  work.ask('offer-complaint', work.complaint.id, new Date(work.now.getTime() + milliseconds));
}

/** Soon, while somebody is there who may get room; otherwise when the first one comes. */
async function whenToLookAgain({ manager, now }: Work, people: People): Promise<Date> {
  const coming = people.everybody
    .filter(({ role, active }) => role === 'agent' && active)
    .map((person) => whenThere(person, now)?.getTime() ?? Infinity);
  const first = Math.min(now.getTime() + LONGEST_WAIT, ...coming);
  if (first > now.getTime()) return new Date(first);
  const [{ waiting }] = await manager.query<[{ waiting: number }]>(
    `SELECT count(*)::int AS waiting FROM (SELECT FROM outbox WHERE job = 'offer-complaint' LIMIT 10000) counted`,
  );
  // The more there are, the more rarely each looks: acknowledgements wait behind them.
  const every = LOOK_AGAIN * Math.max(1, Math.ceil(waiting / TOGETHER));
  return new Date(now.getTime() + every - (now.getTime() % every));
}

/** Offers of a complaint that needs none any more. */
export async function withdrawOffers({ manager, complaint, now }: Work): Promise<void> {
  await manager.query(
    `UPDATE offer SET state = 'withdrawn', answered_at = $2 WHERE complaint_id = $1 AND state = 'open'`,
    [complaint.id, now],
  );
}

/** Ends the offer that nobody answered in time. @returns the offer that still waits for its answer, if there is one */
async function expireOffer(work: Work): Promise<{ expiresAt: Date } | undefined> {
  const { manager, complaint, now } = work;
  const [expired] = await manager.query<[{ id: string; agentId: string }[], number]>(
    `UPDATE offer SET state = 'expired', answered_at = $2 WHERE complaint_id = $1 AND state = 'open' AND expires_at <= $2
     RETURNING id, agent_id AS "agentId"`,
    [complaint.id, now],
  );
  for (const { id, agentId } of expired) work.record('offer.expired', { offerId: id, to: agentId });
  const [open] = await manager.query<{ expiresAt: Date }[]>(
    `SELECT expires_at AS "expiresAt" FROM offer WHERE complaint_id = $1 AND state = 'open'`,
    [complaint.id],
  );
  return open;
}

/** One look is planned at a time: each decline asks for one, and the one at the end of the offer would go on beside it. */
async function forgetOtherLooks({ manager, complaint }: Work): Promise<void> {
  await manager.query(`DELETE FROM outbox WHERE job = 'offer-complaint' AND subject_id = $1`, [complaint.id]);
}

/** Whether an older ownerless complaint is about to be offered at this very moment. */
async function countOlder({ manager, complaint, now }: Work): Promise<number> {
  const [{ older }] = await manager.query<[{ older: number }]>(
    `SELECT count(*)::int AS older FROM (SELECT FROM outbox o JOIN complaint c ON c.id = o.subject_id
       WHERE o.job = 'offer-complaint' AND o.next_at <= $1 AND c.owner_id IS NULL AND c.id <> $2
         AND (c.received_at, c.id) < ($3::timestamptz, $2::uuid)
         AND NOT EXISTS (SELECT FROM offer f WHERE f.complaint_id = c.id AND f.state = 'open' AND f.expires_at > $1) LIMIT 5000) counted`,
    [now, complaint.id, complaint.receivedAt],
  );
  return older;
}

/**
 * Room that has become free belongs to the oldest who waited for it, not to whoever looks first after that.
 * @returns whether an older complaint, to which this person could be of use, now looks at once
 */
async function wakeAnOlder({ manager, complaint, now, policies }: Work, person: Person): Promise<boolean> {
  const older = await manager.query<(PolicySubject & { outboxId: string })[]>(
    `SELECT o.id AS "outboxId", c.severity, c.category, c.channel, c.place, c.language, c.team_id AS "teamId"
     FROM outbox o JOIN complaint c ON c.id = o.subject_id
     WHERE o.job = 'offer-complaint' AND o.next_at > $1 AND c.owner_id IS NULL AND (c.received_at, c.id) < ($3::timestamptz, $2::uuid)
       AND NOT EXISTS (SELECT FROM offer f WHERE f.complaint_id = c.id AND (f.state = 'open' OR (f.state = 'declined' AND f.agent_id = $4)))
     ORDER BY c.received_at, c.id LIMIT 20 FOR UPDATE OF o SKIP LOCKED`,
    [now, complaint.id, complaint.receivedAt, person.id],
  );
  if (older.length === 0) return false;
  const load = await burden(manager, [person]);
  const first = older.find((subject) => {
    const { offering } = policies.for(subject);
    return offering !== null && whoHasRoom([person], null, load, offering.cap) !== undefined;
  });
  if (!first) return false;
  await manager.query('UPDATE outbox SET next_at = $2, enqueued_at = NULL WHERE id = $1', [first.outboxId, now]);
  return true;
}

/** How many cases these people own or are being offered. */

/** Who is offered it next: of those who kept silent least often, whoever has most room. */
async function chooseNext(
  { manager, complaint, now }: Work,
  { cap }: Offering,
  people: People,
): Promise<Person | undefined> {
  const past = await manager.query<{ agentId: string; declined: boolean; silent: number }[]>(
    `SELECT agent_id AS "agentId", bool_or(state = 'declined') AS declined, count(*) FILTER (WHERE state = 'expired')::int AS silent
     FROM offer WHERE complaint_id = $1 GROUP BY agent_id`,
    [complaint.id],
  );
  const declined = new Set(past.filter((offer) => offer.declined).map(({ agentId }) => agentId));
  const silent = new Map(past.map((offer) => [offer.agentId, offer.silent]));
  const there = people.presentAnywhere('agent', now).filter(({ id }) => !declined.has(id));
  const load = await burden(manager, there);
  const turns = [...new Set(there.map(({ id }) => silent.get(id) ?? 0))].sort((a, b) => a - b);
  for (const turn of turns) {
    const next = whoHasRoom(
      there.filter(({ id }) => (silent.get(id) ?? 0) === turn),
      complaint.teamId,
      load,
      cap,
    );
    if (next) return next;
  }
  return undefined;
}
