import type { DataSource, EntityManager } from 'typeorm';
import { deadlines } from '#clocks/deadlines';
import { isSettled } from '#clocks/facts';
import { REFERENCE } from '#contracts/bodies/complaint-bodies';
import type { MessageKind } from '#contracts/complaint';
import type { EventType } from '#contracts/events';
import type { ImportedMessage, ImportRecord, ImportTarget, StoreOutcome } from '#contracts/import-record';
import { brokenConstraint, isDeadlock } from '#database/statement';
import { searchGrams } from '#database/search-grams';
import type { Clock } from '#kernel/clock';
import { isOnlyThanks } from '#journey/only-thanks';
import { newId } from '#kernel/ids';
import { historyFacts, type HistoryEntry } from './clock-facts.ts';
import { clockRow, nearest } from './derive-clocks.ts';
import { CustomerRegister, saidOtherwise, type BookedCustomer } from './import-customers.ts';
import { STORE_IMPORTED } from './import-complaints.sql.ts';
import { PolicyBook, type Policies } from './policy-book.ts';

const KIND_OF: Record<ImportedMessage['direction'], MessageKind> = {
  in: 'from-customer',
  out: 'to-customer',
  note: 'note',
};

/** Broken by somebody else who wrote the same new customer down at this moment. */
const CUSTOMER_ONCE = ['customer_email_once', 'customer_phone_once_without_email', 'customer_external_id_once'];

/**
 * Takes in complaints from elsewhere, with their own times and their conversation. Settled ones have no clocks, no
 * follow-ups and no mail, so they never escalate. For one that is still open, targets count from the import on; what it
 * was answered before counts as answered. No customer gets mail because of an import.
 */
export class ImportComplaints implements ImportTarget {
  private readonly policies: PolicyBook;

  /** @param origin where they come from, for the history, like `import:complaints.csv` */
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly origin: string,
  ) {
    this.policies = new PolicyBook(database, clock);
  }

  async existing(source: string, externalIds: string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ external_id: string }[]>(
      'SELECT external_id FROM complaint WHERE source = $1 AND external_id = ANY($2)',
      [source, externalIds],
    );
    return new Set(rows.map((row) => row.external_id));
  }

  async store(records: ImportRecord[]): Promise<StoreOutcome> {
    const policies = await this.policies.current();
    for (let attempt = 1; ; attempt++) {
      try {
        const stored = await this.database.transaction((manager) => this.storeIn(manager, records, policies));
        return { stored, known: records.length - stored, refused: [] };
      } catch (error) {
        const hadCompany = isDeadlock(error) || CUSTOMER_ONCE.includes(brokenConstraint(error) ?? '');
        if (attempt === 5 || !hadCompany) throw error;
      }
    }
  }

  private async storeIn(manager: EntityManager, records: ImportRecord[], policies: Policies): Promise<number> {
    const now = this.clock.now();
    const own = await ownExports(manager, records);
    const fresh = records.filter((record) => !own.has(record));
    const register = await CustomerRegister.open(manager, fresh);
    const files = fresh.map((record) =>
      importedFile(record, register.take(record.customer, record.language), policies, now),
    );
    await register.write(manager, now);
    const events = files.flatMap(({ events }) => events).map((event, n) => ({ n, ...event }));
    const [{ stored }] = await manager.query<[{ stored: number }]>(STORE_IMPORTED, [
      JSON.stringify(files.map(({ complaint }) => complaint)),
      JSON.stringify(files.flatMap(({ messages }) => messages)),
      JSON.stringify(events),
      now,
      this.origin,
      JSON.stringify(files.flatMap(({ clocks }) => clocks)),
    ]);
    return stored;
  }
}

/**
 * Those that our own export wrote and that are still here: they carry our reference in place of an external id. The instant
 * of receipt is compared too, since another installation has used the same numbers.
 */
async function ownExports(manager: EntityManager, records: readonly ImportRecord[]): Promise<Set<ImportRecord>> {
  const referring = records.filter(({ externalId }) => REFERENCE.test(externalId));
  if (referring.length === 0) return new Set();
  const rows = await manager.query<{ reference: string; source: string; received_at: Date }[]>(
    'SELECT reference, source, received_at FROM complaint WHERE reference = ANY($1) AND external_id IS NULL',
    [referring.map(({ externalId }) => externalId)],
  );
  const here = new Set(rows.map((row) => `${row.reference} ${row.source} ${row.received_at.getTime()}`));
  return new Set(
    referring.filter(({ externalId, source, receivedAt }) =>
      here.has(`${externalId} ${source} ${receivedAt.getTime()}`),
    ),
  );
}

/** One record as the rows that it becomes. */
function importedFile(record: ImportRecord, customer: BookedCustomer, policies: Policies, now: Date) {
  const id = newId();
  const {
    status,
    severity,
    channel,
    language,
    subject = null,
    words,
    category = null,
    place = null,
    source,
    externalId,
    receivedAt,
  } = record;
  const settled = isSettled(status);
  const policy = policies.for({
    severity,
    category,
    channel,
    place,
    language,
    teamId: null,
    customerCalendarId: customer.calendarId,
  });
  const messages = record.messages.map((message) => ({ id: newId(), ...message }));
  const events = historyOf(record, messages, now);
  const entries = events.map((event): HistoryEntry => ({ ...event, actorKind: 'import' }));
  const running = settled ? [] : deadlines(policy, policy.calendar, historyFacts(entries), now);
  return {
    complaint: {
      id,
      customer_id: customer.id,
      policy_id: policy.id,
      status,
      severity,
      channel,
      language,
      subject,
      words,
      category,
      place,
      source,
      external_id: externalId,
      tags: record.tags,
      custom_fields: customFieldsOf(record, customer, settled),
      received_at: receivedAt,
      resolved_at: settled ? record.resolvedAt : null,
      closed_at: settled ? record.closedAt : null,
      due_at: nearest(running),
      grams: searchGrams(
        subject,
        words,
        category,
        place,
        externalId,
        customer.name,
        customer.email,
        customer.phone,
      ).join(' '),
    },
    messages: messages.map(({ id: messageId, direction, body, at, author }) => ({
      id: messageId,
      complaint_id: id,
      kind: KIND_OF[direction],
      author_kind: direction === 'in' ? 'customer' : 'import',
      author_name: author ?? null,
      channel,
      body,
      at,
      grams: searchGrams(body).join(' '),
    })),
    events: events.map((event) => ({ complaint_id: id, ...event })),
    clocks: running.map((deadline) => clockRow(id, deadline, newId(), policy, new Set())),
  };
}

/** Beside the record's own custom fields: what has no place of its own in the books. */
function customFieldsOf(
  { customFields, customer: given, resolvedAt, closedAt }: ImportRecord,
  customer: BookedCustomer,
  settled: boolean,
) {
  const kept: [string, unknown][] = Object.entries(saidOtherwise(given, customer));
  // An open complaint has no such times in our books; it was reopened where it comes from.
  if (!settled && resolvedAt) kept.push(['resolvedAt', resolvedAt]);
  if (!settled && closedAt) kept.push(['closedAt', closedAt]);
  const fields = new Map<string, unknown>(Object.entries(customFields));
  for (const [wanted, value] of kept) {
    let name = wanted;
    for (let n = 2; fields.has(name); n++) name = `${wanted} (${n})`;
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

type ImportedEvent = Pick<HistoryEntry, 'at' | 'data'> & { type: EventType };

/** What is known of the past, in order: how it came in, what was said, when it was settled. */
function historyOf(record: ImportRecord, messages: (ImportedMessage & { id: string })[], now: Date): ImportedEvent[] {
  const { status, severity, channel, receivedAt, resolvedAt, closedAt } = record;
  const settled = isSettled(status);
  const logged = {
    receivedAt: receivedAt.toISOString(),
    status,
    severity,
    ownerId: null,
    channel,
    ...(!settled && { clocksFrom: now.toISOString() }),
  };
  const past: ImportedEvent[] = messages.map(({ id, direction, body, at }) => ({
    type: 'message.added',
    at,
    data: {
      messageId: id,
      kind: KIND_OF[direction],
      channel,
      ...(direction === 'in' && isOnlyThanks(body) && { thanks: true }),
    },
  }));
  const moved = (to: string, at: Date): void =>
    void past.push({ type: 'status.changed', at, data: { from: null, to } });
  if (settled && resolvedAt && resolvedAt.getTime() !== closedAt?.getTime()) moved('resolved', resolvedAt);
  if (status === 'closed' && closedAt) moved('closed', closedAt);
  return [{ type: 'complaint.logged', at: now, data: logged }, ...past.sort((a, b) => a.at.getTime() - b.at.getTime())];
}
