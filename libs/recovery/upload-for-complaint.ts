import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { STRANGERS_MAY_FILL, WAITS_HOURS } from '#contracts/attachments';
import type { WebUploadView } from '#contracts/views/portal';
import { FileStore } from '#files/file-store';
import { CLOCK, type Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Refusal } from '#kernel/refusal';
import { keepFile, receiveFile, type TakenFile, type Upload } from './receive-file.ts';

/**
 * Takes files from strangers ahead of the complaint that they go along with. A ticket that cannot be guessed is all that leads to
 * one of them, and to nothing but the complaint that names it.
 */
@Injectable()
export class UploadForComplaint {
  constructor(
    private readonly database: DataSource,
    private readonly files: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Refusal too-many when files of strangers fill too much of the disk; too-large; unsupported */
  async upload(upload: Upload): Promise<WebUploadView> {
    // Before any byte of it is taken.
    await mustHaveRoom(this.database.manager);
    const ticket = randomBytes(24).toString('base64url');
    let taken: TakenFile | null = null;
    await receiveFile(this.files, upload, (file) =>
      this.database.transaction(async (manager) => {
        await mustHaveRoom(manager);
        await keepFile(manager, this.files, file);
        const now = this.clock.now();
        await manager.query(
          `INSERT INTO web_upload (id, ticket_hash, sha256, name, media_type, size, uploaded_at, waits_until)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [newId(), hashOf(ticket), file.sha256, file.name, file.mediaType, file.size, now, waitsUntil(now)],
        );
        taken = file;
      }),
    );
    const { name, size } = taken!;
    return { ticket, name, size };
  }

  /** Takes a file back that no complaint has taken along yet. @throws Refusal not-found */
  async withdraw(ticket: string): Promise<void> {
    const [, withdrawn] = await this.database.query<[unknown[], number]>(
      'UPDATE web_upload SET withdrawn_at = $2 WHERE ticket_hash = $1 AND withdrawn_at IS NULL AND waits_until > $2',
      [hashOf(ticket), this.clock.now()],
    );
    if (withdrawn === 0) throw new Refusal('not-found', 'no-such-upload', 'No file waits under this ticket.');
  }

  /**
   * Sees that each ticket names a file, and that none of them is swept before the complaint has taken it along.
   * @param complaintId of the complaint to be: once it is there, its files have joined it or are about to
   * @throws Refusal invalid naming each ticket without a file
   */
  async mustWait(tickets: readonly string[], complaintId: string): Promise<void> {
    if (tickets.length === 0) return;
    const now = this.clock.now();
    const [known] = await this.database.query<[{ ticket_hash: string }[], number]>(
      'UPDATE web_upload SET waits_until = $2 WHERE ticket_hash = ANY($1) AND withdrawn_at IS NULL AND waits_until > $3 RETURNING ticket_hash',
      [tickets.map(hashOf), waitsUntil(now), now],
    );
    const found = new Set(known.map((row) => row.ticket_hash));
    const reasons = tickets.flatMap((ticket, index) =>
      found.has(hashOf(ticket))
        ? []
        : [{ field: `uploads.${index}`, reason: 'names no file that still waits: send it again, or leave it out' }],
    );
    const [first] = reasons;
    if (!first) return;
    const logged = await this.database.query<unknown[]>('SELECT FROM complaint WHERE id = $1', [complaintId]);
    if (logged.length === 0) throw new Refusal('invalid', 'no-such-upload', `${first.field}: ${first.reason}`, reasons);
  }

  /** Makes the files belong to the words of the complaint; done twice it is done once. */
  async join(tickets: readonly string[], complaintId: string): Promise<void> {
    if (tickets.length === 0) return;
    await this.database.query(
      `WITH taken AS (
         DELETE FROM web_upload WHERE ticket_hash = ANY($1) AND withdrawn_at IS NULL RETURNING *
       )
       INSERT INTO attachment (id, complaint_id, sha256, name, media_type, size, uploader_kind, uploaded_at, bound_at)
       SELECT id, $2, sha256, name, media_type, size, 'customer', uploaded_at, $3 FROM taken`,
      [tickets.map(hashOf), complaintId, this.clock.now()],
    );
  }
}

const hashOf = (ticket: string): string => createHash('sha256').update(ticket).digest('hex');

const waitsUntil = (now: Date): Date => new Date(now.getTime() + WAITS_HOURS * 3_600_000);

/** What was taken back counts as well: its content stays until it is swept. */
async function mustHaveRoom(manager: EntityManager): Promise<void> {
  const [{ filled }] = await manager.query<[{ filled: string }]>(
    'SELECT coalesce(sum(size), 0) AS filled FROM web_upload',
  );
  if (Number(filled) >= STRANGERS_MAY_FILL) {
    throw new Refusal(
      'too-many',
      'no-room-for-files',
      'There is no room for further files at this moment. Send the complaint without them; files can follow by the private link.',
    );
  }
}
