import type { RungAudience } from '#clocks/ladder';
import { obstacleOf, type People, type Person } from './people-book.ts';

/** Who is told of an escalation. */
export interface Audience {
  /** As whom they are told: the next role up where nobody of the wanted one is there. */
  role: RungAudience;
  people: Person[];
  /** Everybody who could be called is away or off shift. The managers are told all the same: silence is the one wrong answer. */
  unheard: boolean;
}

interface Subject {
  ownerId: string | null;
  teamId: string | null;
}

const NEXT: Record<RungAudience, RungAudience | null> = { owner: 'supervisor', supervisor: 'manager', manager: null };

/** Who hears of it: those wanted who are there, else those of the next role up who are there. */
export function whoHears(wanted: RungAudience, subject: Subject, people: People, now: Date): Audience {
  for (let role: RungAudience | null = wanted; role !== null; role = NEXT[role]) {
    const there = presentAs(role, subject, people, now);
    if (there.length > 0) return { role, people: there, unheard: false };
  }
  return { role: 'manager', people: people.inRole('manager', subject.teamId), unheard: true };
}

function presentAs(role: RungAudience, { ownerId, teamId }: Subject, people: People, now: Date): Person[] {
  if (role !== 'owner') return people.present(role, teamId, now);
  const owner = people.active(ownerId);
  return owner && obstacleOf(owner, now) === null ? [owner] : [];
}
