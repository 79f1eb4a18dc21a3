import type { BookedEvent, Books } from './books.ts';
import type { Acknowledged, Ledger } from './ledger.ts';
import type { Verdict } from './violation.ts';

const NOT_LOST = 'no acknowledged write is lost';

/** Events that can happen only once for the same id, however often a request was repeated. */
const ONCE: Record<string, string> = {
  'message.added': 'messageId',
  'promise.made': 'promiseId',
  'handover.made': 'handoverId',
  'customer.escalated': 'escalationId',
  'escalation.acknowledged': 'escalationId',
  'reminder.set': 'reminderId',
};

/** Proves that everything that a client was told is done stands in the books. */
export function checkLedger(books: Books, ledger: Ledger, verdict: Verdict): void {
  const complaints = new Map(books.complaints.map((row) => [String(row.reference), row]));
  for (const [reference, { id, externalId }] of ledger.logged) {
    const row = complaints.get(reference);
    if (row?.id !== id || row.external_id !== externalId)
      verdict.blame(NOT_LOST, reference, `the complaint ${externalId} is not there`);
  }
  const keys = books.complaints.map(({ external_id }) => external_id);
  if (new Set(keys).size !== keys.length)
    verdict.blame(NOT_LOST, 'several', 'a complaint was logged twice under one key');
  for (const entry of ledger.entries) {
    verdict.saw('acknowledged writes');
    const events = books.events.get(String(complaints.get(entry.reference ?? '')?.id)) ?? [];
    checkOne(entry, events, books, verdict);
  }
}

function checkOne(
  { what, reference, event, row }: Acknowledged,
  events: readonly BookedEvent[],
  books: Books,
  verdict: Verdict,
): void {
  const name = reference ?? 'no complaint';
  if (row && !books.ids.get(row.table)?.has(row.id))
    verdict.blame(NOT_LOST, name, `'${what}' has no row ${row.id} in ${row.table}`, events);
  if (!event) return;
  const found = events.filter(
    ({ type, data }) =>
      type === event.type && Object.entries(event.data).every(([path, value]) => at(data, path) === value),
  );
  const wanted = `${event.type} ${JSON.stringify(event.data)}`;
  if (found.length === 0) verdict.blame(NOT_LOST, name, `'${what}' is not in the history: ${wanted}`, events);
  if (found.length > 1 && event.type in ONCE)
    verdict.blame(
      'nothing happens twice',
      name,
      `'${what}' stands in the history ${found.length} times: ${wanted}`,
      found,
    );
}

/** 'after.subject' of { after: { subject } }. */
function at(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], data);
}
