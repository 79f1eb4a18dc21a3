import { availableParallelism, totalmem } from 'node:os';
import pg from 'pg';

/** What the figures were measured on, in words that mean the same everywhere. */
export async function describeMachine(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const gibibytes = Math.round(totalmem() / 1024 ** 3);
    return (
      `${availableParallelism()} cores and ${gibibytes} GiB of memory, shared by database, service and load; ` +
      `${process.platform} ${process.arch}, Node ${process.versions.node}, PostgreSQL ${rows[0]!.server_version} with fsync on.`
    );
  } finally {
    await client.end();
  }
}
