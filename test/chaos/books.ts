import pg from 'pg';

/** One event of the history, with the transaction that wrote it. Times are milliseconds. */
export interface BookedEvent {
  id: string;
  tx: string;
  complaintId: string;
  at: number;
  type: string;
  actorKind: string;
  data: Record<string, unknown>;
}

type Row = Record<string, unknown>;

/** Everything that the checker knows: the history, and the rows that must agree with it. Columns keep their names, times are Dates. */
export interface Books {
  /** Of each complaint, in the order in which it was written. */
  events: Map<string, BookedEvent[]>;
  complaints: Row[];
  clocks: Row[];
  escalations: Row[];
  followUps: Row[];
  mails: Row[];
  notifications: Row[];
  reminders: Row[];
  promises: Row[];
  offers: Row[];
  outbox: Row[];
  failures: Row[];
  /** Ids of the rows of every table that acknowledged writes went to. */
  ids: Map<string, Set<string>>;
}

const TABLES = {
  complaints: 'complaint',
  clocks: 'clock',
  escalations: 'escalation',
  followUps: 'follow_up',
  mails: 'mail',
  notifications: 'notification',
  reminders: 'reminder',
  promises: 'promise',
  offers: 'offer',
  outbox: 'outbox',
  failures: 'timer_failure',
} as const;

/** Reads all of it as of one moment. */
export async function readBooks(url: string): Promise<Books> {
  return withConnection(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const read = async (sql: string): Promise<Row[]> => (await client.query<Row>(sql)).rows;
    const events = new Map<string, BookedEvent[]>();
    const history = await read(
      `SELECT id, xmin::text AS tx, complaint_id, at, type, actor_kind, data FROM complaint_event ORDER BY complaint_id, id`,
    );
    for (const { complaint_id, at, actor_kind, ...rest } of history) {
      const complaintId = String(complaint_id);
      const event = { ...rest, complaintId, at: ms(at)!, actorKind: actor_kind } as BookedEvent;
      events.set(complaintId, [...(events.get(complaintId) ?? []), event]);
    }
    const tables = {} as Record<keyof typeof TABLES, Row[]>;
    for (const [name, table] of Object.entries(TABLES))
      tables[name as keyof typeof TABLES] = await read(`SELECT * FROM ${table}`);
    const ids = new Map<string, Set<string>>();
    for (const table of ['complaint', 'message', 'promise', 'handover', 'escalation', 'reminder'])
      ids.set(table, new Set((await read(`SELECT id FROM ${table}`)).map(({ id }) => String(id))));
    return { events, ...tables, ids };
  });
}

export async function withConnection<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // One that breaks while nobody waits on it, because the database was just killed.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Milliseconds of a time as the database or a JSON value gives it. */
export function ms(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.getTime() : new Date(String(value)).getTime();
}
