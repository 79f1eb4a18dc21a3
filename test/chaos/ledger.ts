/**
 * One thing that the server has acknowledged with 2xx. `event` is what must stand in the history of that complaint, with
 * these values in its data; `row` what must be in a table under that id.
 */
export interface Acknowledged {
  what: string;
  reference: string | null;
  event?: { type: string; data: Record<string, unknown> };
  row?: { table: string; id: string };
}

/** What the clients were told is done. */
export class Ledger {
  readonly entries: Acknowledged[] = [];
  /** Complaints by their reference, with the key under which they were logged. */
  readonly logged = new Map<string, { id: string; externalId: string }>();

  remember(entry: Acknowledged): void {
    this.entries.push(entry);
  }
}
