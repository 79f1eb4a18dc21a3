import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts/actor';
import type { Role } from '#contracts/permissions';
import { isVisible } from '#database/visible-to';
import { newId } from '#kernel/ids';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { notifyAll } from './notify.ts';
import { PeopleBook } from './people-book.ts';
import type { Which, Work } from './work.ts';

/** Lets people watch complaints: they hear what happens without owning it. Watching shows nobody what they could not see before. */
@Injectable()
export class WatchComplaint {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly people: PeopleBook,
  ) {}

  /** @throws Refusal not-found when nobody active has this id; conflict when this person cannot see the complaint */
  async watch(which: Which, agentId: string, actor: Actor): Promise<void> {
    const person = (await this.people.current()).active(agentId);
    if (!person) throw nobodyThere();
    await this.changes.run(which, actor, async (work) => {
      const { complaint } = work;
      if (!isVisible(complaint, person)) {
        throw new Refusal(
          'conflict',
          'cannot-see-it',
          `${person.name} belongs to another team and cannot see ${complaint.reference}: choose somebody who can, or give the complaint to that team.`,
        );
      }
      await addWatcher(work, person.id);
    });
  }

  /** Watching ends; for whoever did not watch nothing changes. */
  async unwatch(which: Which, agentId: string, actor: Actor): Promise<void> {
    await this.changes.run(which, actor, async (work) => {
      const [, removed] = await work.manager.query<[unknown[], number]>(
        'DELETE FROM watcher WHERE complaint_id = $1 AND agent_id = $2',
        [work.complaint.id, agentId],
      );
      if (removed > 0) work.record('watcher.removed', { agentId });
    });
  }
}

/**
 * Lets somebody watch the complaint that is being changed.
 * @returns false when this person watches it already
 */
export async function addWatcher(work: Work, agentId: string): Promise<boolean> {
  const { manager, complaint, now } = work;
  const added = await manager.query<unknown[]>(
    'INSERT INTO watcher (complaint_id, agent_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING agent_id',
    [complaint.id, agentId, now],
  );
  if (added.length > 0) work.record('watcher.added', { agentId });
  return added.length > 0;
}

interface WatcherRow {
  complaintId: string;
  id: string;
  role: Role;
  teamId: string | null;
}

/**
 * Tells those who watch the complaint what happened to it, as `watched`: all but whoever did it, and those who cannot see it
 * any more because it went to another team.
 * @param what happened, like `resolved` or `reopened`
 */
export async function tellWatchers(work: Work, what: string, data: Record<string, unknown> = {}): Promise<void> {
  await tellAllWatchers([{ work, what, data }]);
}

/** The same for several complaints, in two statements. */
export async function tellAllWatchers(
  news: readonly { work: Work; what: string; data: Record<string, unknown> }[],
): Promise<void> {
  const manager = news[0]?.work.manager;
  if (!manager) return;
  const watchers = await manager.query<WatcherRow[]>(
    `SELECT w.complaint_id AS "complaintId", a.id, a.role, a.team_id AS "teamId" FROM watcher w JOIN agent a ON a.id = w.agent_id
     WHERE w.complaint_id = ANY($1) AND a.active ORDER BY a.id`,
    [news.map(({ work }) => work.complaint.id)],
  );
  const notices = news.map(({ work: { complaint, actor, now }, what, data }) => ({
    agentIds: watchers
      .filter(
        ({ complaintId, ...watcher }) =>
          complaintId === complaint.id && watcher.id !== actor.id && isVisible(complaint, watcher),
      )
      .map(({ id }) => id),
    // A key of this very happening: a second resolution on the same day is news as well.
    key: `watched:${newId()}`,
    complaintId: complaint.id,
    kind: 'watched',
    data: { what, ...data },
    at: now,
  }));
  await notifyAll(manager, notices);
}

function nobodyThere(): Refusal {
  return new Refusal('not-found', 'no-such-agent', 'There is nobody with this id who works here.');
}
