import pg from 'pg';
import { DOORBELL } from '#database/doorbell';

/** Hears the doorbell. On a connection of its own, since LISTEN belongs to one; a lost one is made anew before the next look. */
export class DoorbellListener {
  private client: pg.Client | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly onRing: () => void,
  ) {}

  /** Listens from now on, if it does not do so already. @throws when the database is away */
  async listen(): Promise<void> {
    if (this.client) return;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'amends-doorbell',
    });
    client.on('notification', () => this.onRing());
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${DOORBELL}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
  }

  async hangUp(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  /** What was rung meanwhile was not heard: look at once, which listens anew. */
  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.onRing();
  }
}
