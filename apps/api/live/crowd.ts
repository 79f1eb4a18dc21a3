import type { Farewell, LiveChange, LiveNotice, LivePresence } from '#contracts/views/live';
import type { ChangeSeen, NoticeSeen, PresenceSeen } from '#database/queries/read-live';
import { isVisible } from '#database/visible-to';
import type { Principal } from '#identity/access-token';
import { eventText } from './event-text.ts';
import type { Listener } from './listener.ts';

/** So many streams one person may have in one process: of browsers that share theirs among tabs, more than anybody has. */
const MOST_STREAMS = 8;

/** Everybody who listens, and who of them may hear what. */
export class Crowd {
  private readonly listeners = new Set<Listener>();
  /** Who has which case open, as it was told last, by reference. */
  private present = new Map<string, string>();

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  get everybody(): Listener[] {
    return [...this.listeners];
  }

  /** The newest streams of a person stay: the oldest may be of a machine that went away without a word. */
  add(listener: Listener): void {
    const same = [...this.listeners].filter(({ person }) => person.id === listener.person.id);
    for (const oldest of same.slice(0, Math.max(0, same.length + 1 - MOST_STREAMS))) {
      this.listeners.delete(oldest);
      void oldest.farewell('crowded');
    }
    this.listeners.add(listener);
    listener.stream.once('close', () => this.listeners.delete(listener));
  }

  tellEverybody(text: string, position: number): void {
    for (const listener of this.listeners) listener.tell(text, position);
  }

  /** @param position told with the last change, so that a stream that breaks off between two is taken up before both */
  tellChanges(changes: readonly ChangeSeen[], position: number | null, to: Iterable<Listener> = this.listeners): void {
    for (const listener of to) {
      const mine = changes.filter((change) => mayHear(change, listener.person));
      mine.forEach((change, at) => listener.tell(changeText(change), at === mine.length - 1 ? position : null));
    }
  }

  tellNotices(notices: readonly NoticeSeen[]): void {
    for (const { agentId, id, kind, reference } of notices) {
      const text = eventText('notice', { id, kind, reference } satisfies LiveNotice);
      for (const listener of this.listeners) if (listener.person.id === agentId) listener.tell(text);
    }
  }

  /** Tells those who have a case open who else has, after each change of it. */
  tellPresences(seen: readonly PresenceSeen[]): void {
    const now = new Map<string, string>();
    for (const [reference, rows] of byReference(seen)) {
      const people = rows.map(({ agent, doing, since }) => ({ agent, doing, since }));
      const text = eventText('presence', { reference, people } satisfies LivePresence);
      now.set(reference, text);
      if (this.present.get(reference) === text) continue;
      const here = new Set(people.map(({ agent }) => agent.id));
      for (const listener of this.listeners)
        if (here.has(listener.person.id) && isVisible(rows[0]!, listener.person)) listener.tell(text);
    }
    this.present = now;
  }

  async farewellTo(which: (listener: Listener) => boolean, why: Farewell): Promise<void> {
    const leaving = [...this.listeners].filter(which);
    for (const listener of leaving) this.listeners.delete(listener);
    await Promise.all(leaving.map((listener) => listener.farewell(why)));
  }
}

/** Those who may see the complaint, and those who could before: it must leave their lists. */
function mayHear({ type, from, teamId, ownerId }: ChangeSeen, person: Principal): boolean {
  if (isVisible({ teamId, ownerId }, person)) return true;
  if (type === 'team.changed') return isVisible({ teamId: from, ownerId }, person);
  return type === 'owner.changed' && isVisible({ teamId, ownerId: from }, person);
}

const changeText = ({ reference, type, version, actor }: ChangeSeen): string =>
  eventText('change', { reference, type, version, actor } satisfies LiveChange);

function byReference(seen: readonly PresenceSeen[]): Map<string, PresenceSeen[]> {
  const groups = new Map<string, PresenceSeen[]>();
  for (const row of seen) groups.set(row.reference, [...(groups.get(row.reference) ?? []), row]);
  return groups;
}
