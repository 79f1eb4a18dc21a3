import type { EntityManager } from 'typeorm';
import { parseDuration } from '#calendar/duration';
import type { DigestData, Some } from '#channels/templates/digest';
import {
  callsOf,
  celebrating,
  deadlinesOf,
  escalationsOf,
  offersTo,
  promisesOf,
  silencesOf,
  type DigestSilence,
} from '#database/queries/read-digest';
import { datesToLookFor, daysToCome, type DayToCome } from './important-days.ts';
import { startOfDay } from './local-day.ts';
import type { Person } from './people-book.ts';

/** Entries of one kind that a digest shows; of the others it says how many there are. */
const SHOWN = 10;

export interface GatheredDigest {
  data: DigestData;
  /** All of them, also those that the mail does not show. */
  silences: DigestSilence[];
  importantDays: DayToCome[];
}

/** What waits for a person on the day of this moment, as it is now. */
export async function gatherDigest(manager: EntityManager, person: Person, now: Date): Promise<GatheredDigest> {
  const { id, name, timeZone } = person;
  const tonight = startOfDay(now, timeZone, 1);
  const deadlines = await deadlinesOf(manager, id, tonight);
  const promises = await promisesOf(manager, id, tonight);
  const broken = promises.filter(({ dueAt }) => dueAt <= now).map((promise) => ({ ...promise, kind: 'promise' }));
  const passed = deadlines.filter(({ dueAt }) => dueAt <= now);
  const silences = (await silencesOf(manager, id)).filter(
    ({ since, silentAfter }) => since.getTime() + parseDuration(silentAfter) <= now.getTime(),
  );
  const customers = await celebrating(manager, id, datesToLookFor(now, timeZone));
  const importantDays = customers
    .flatMap((customer) => daysToCome(customer, now, timeZone))
    .toSorted((a, b) => a.inDays - b.inDays);
  const data: DigestData = {
    recipientName: name,
    now,
    escalations: some(await escalationsOf(manager, id)),
    overdue: some([...passed, ...broken].map(asDeadline).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())),
    promises: some(
      promises.filter(({ dueAt }) => dueAt > now).map(({ what, ...rest }) => ({ ...rest, promise: what })),
    ),
    dueToday: some(deadlines.filter(({ dueAt }) => dueAt > now).map(asDeadline)),
    offers: some(await offersTo(manager, id, now)),
    calls: some(await callsOf(manager, id)),
    silent: some(silences),
    importantDays: some(importantDays),
  };
  return { data, silences, importantDays };
}

type Deadline = DigestData['overdue']['items'][number];

const asDeadline = ({
  kind,
  reference,
  customerName,
  dueAt,
}: Omit<Deadline, 'clock'> & { kind: string }): Deadline => ({
  reference,
  customerName,
  dueAt,
  clock: kind as Deadline['clock'],
});

const some = <Entry>(all: readonly Entry[]): Some<Entry> => ({
  items: all.slice(0, SHOWN),
  more: Math.max(0, all.length - SHOWN),
});
