import type { DataSource } from 'typeorm';
import type { Channel, Severity, Status } from '#contracts/complaint';
import type { ExportRecord, ExportSource } from '#contracts/export-record';
import type { CustomFields, ImportedMessage } from '#contracts/import-record';

/** Complaints that one trip to the database brings. */
const AT_ONCE = 100;

/**
 * Every complaint with its conversation, oldest first, as all of them stood at one moment: a cursor in a transaction that
 * sees one snapshot. No more than a handful is in memory, however many there are.
 */
export function exportSource(database: DataSource): ExportSource {
  return { complaints: () => readAll(database) };
}

/** How many there are now, to show how far the export has come. */
export async function countComplaints(database: DataSource): Promise<number> {
  const [{ count }] = await database.query<[{ count: number }]>('SELECT count(*)::int AS count FROM complaint');
  return count;
}

async function* readAll(database: DataSource): AsyncGenerator<ExportRecord> {
  const runner = database.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query(`DECLARE all_complaints NO SCROLL CURSOR FOR ${COMPLAINTS}`);
    for (;;) {
      const rows = (await runner.query(`FETCH ${AT_ONCE} FROM all_complaints`)) as ExportedRow[];
      for (const row of rows) yield exportRecord(row);
      if (rows.length < AT_ONCE) break;
    }
  } finally {
    // Also when the reader loses interest half-way. Nothing was changed, so there is nothing to commit.
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

const COMPLAINTS = `
SELECT c.reference, c.source, c.external_id, c.status, c.severity, c.channel, c.language, c.received_at, c.resolved_at, c.closed_at,
  cu.name, cu.email, cu.phone, cu.external_id AS customer_external_id, c.category, c.place, c.subject, c.words, c.tags, c.custom_fields,
  (SELECT reference FROM complaint WHERE id = c.merged_into_id) AS merged_into,
  (SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'body', m.body, 'at', m.at,
     'author', coalesce(a.name, m.author_name)
   ) ORDER BY m.at, m.id), '[]')
   FROM message m LEFT JOIN agent a ON a.id = m.author_id WHERE m.complaint_id = c.id) AS messages
FROM complaint c JOIN customer cu ON cu.id = c.customer_id
ORDER BY c.received_at, c.id`;

interface ExportedRow {
  reference: string;
  source: string;
  external_id: string | null;
  status: Status;
  severity: Severity;
  channel: Channel;
  language: string;
  received_at: Date;
  resolved_at: Date | null;
  closed_at: Date | null;
  name: string;
  email: string | null;
  phone: string | null;
  customer_external_id: string | null;
  category: string | null;
  place: string | null;
  subject: string | null;
  words: string;
  tags: string[];
  custom_fields: CustomFields;
  merged_into: string | null;
  messages: { kind: keyof typeof DIRECTION_OF; body: string; at: string; author: string | null }[];
}

const DIRECTION_OF = { 'from-customer': 'in', 'to-customer': 'out', note: 'note' } as const;

/** What is unknown is left out rather than null, so that the record is the one that the import took in. */
const known = <Name extends string, Value>(name: Name, value: Value | null) =>
  (value === null ? {} : { [name]: value }) as { [N in Name]?: Value };

function exportRecord(row: ExportedRow): ExportRecord {
  return {
    reference: row.reference,
    ...known('externalId', row.external_id),
    source: row.source,
    customer: {
      name: row.name,
      ...known('email', row.email),
      ...known('phone', row.phone),
      ...known('externalId', row.customer_external_id),
    },
    channel: row.channel,
    language: row.language,
    words: row.words,
    ...known('category', row.category),
    ...known('place', row.place),
    severity: row.severity,
    receivedAt: row.received_at,
    status: row.status,
    ...known('resolvedAt', row.resolved_at),
    ...known('closedAt', row.closed_at),
    ...known('mergedInto', row.merged_into),
    ...known('subject', row.subject),
    tags: row.tags,
    customFields: row.custom_fields,
    messages: row.messages.map(({ kind, body, at, author }): ImportedMessage => ({
      direction: DIRECTION_OF[kind],
      body,
      at: new Date(at),
      ...known('author', author),
    })),
  };
}
