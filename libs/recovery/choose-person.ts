import type { EntityManager } from 'typeorm';
import { OPEN } from '#database/entities/complaint';
import type { Person } from './people-book.ts';

/** How many open cases these people own, by id; who owns none is missing. */
async function openCases(manager: EntityManager, people: readonly Person[]): Promise<Map<string, number>> {
  const rows = await manager.query<{ id: string; cases: number }[]>(
    `SELECT owner_id AS id, count(*)::int AS cases FROM complaint WHERE owner_id = ANY($1) AND ${OPEN} GROUP BY owner_id`,
    [people.map(({ id }) => id)],
  );
  return new Map(rows.map(({ id, cases }) => [id, cases]));
}

/** How many cases these people own or are offered at this moment, by id; who has none is missing. */
export async function burden(manager: EntityManager, people: readonly Person[]): Promise<Map<string, number>> {
  const load = await openCases(manager, people);
  for (const [id, offers] of await openOffers(manager, people)) load.set(id, (load.get(id) ?? 0) + offers);
  return load;
}

async function openOffers(manager: EntityManager, people: readonly Person[]): Promise<[string, number][]> {
  const rows = await manager.query<{ id: string; offers: number }[]>(
    `SELECT agent_id AS id, count(*)::int AS offers FROM offer WHERE agent_id = ANY($1) AND state = 'open' GROUP BY agent_id`,
    [people.map(({ id }) => id)],
  );
  return rows.map(({ id, offers }) => [id, offers]);
}

/** One choice after the other, until the end of the transaction: two at the same moment would both choose the one who has most room. */
export async function chooseAlone(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(hashtext('choose-person'))`);
}

/**
 * Who has most room for another case, of the team first: the smallest share of the own cap is taken up, so that somebody
 * who may own ten is not asked before somebody who may own thirty and owns as many. Whoever is at the cap gets nothing by rule. Of other
 * teams only when nobody of this one has room: better strangers than nobody.
 * @param cap for those who have none of their own; Infinity for no limit
 * @returns undefined when nobody has room
 */
export function whoHasRoom(
  people: readonly Person[],
  teamId: string | null,
  load: ReadonlyMap<string, number>,
  cap: number,
): Person | undefined {
  const ofTeam = people.filter((person) => person.teamId === teamId);
  return mostRoom(ofTeam, load, cap) ?? mostRoom(people, load, cap);
}

function mostRoom(people: readonly Person[], load: ReadonlyMap<string, number>, cap: number): Person | undefined {
  const burdened = people.map((person) => ({ person, cases: load.get(person.id) ?? 0, cap: person.caseCap ?? cap }));
  const share = ({ cases, cap: own }: { cases: number; cap: number }) => (own === Infinity ? 0 : cases / own);
  return burdened
    .filter(({ cases, cap: own }) => cases < own)
    .sort((a, b) => share(a) - share(b) || a.cases - b.cases || a.person.id.localeCompare(b.person.id))[0]?.person;
}
