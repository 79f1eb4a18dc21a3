import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { MOST_FROM_CUSTOMER, MOST_WAITING } from '#contracts/attachments';
import { FileStore } from '#files/file-store';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import { lockComplaint } from './change-complaint.ts';
import { keepFile, receiveFile, type Upload } from './receive-file.ts';
import type { Which } from './work.ts';

/**
 * Takes a file into a case, from somebody who works here or (actor kind `customer`) from the customer. The file comes first,
 * on the disk as a whole, and its row second: a file without a row is swept after a day, a row without a file never is.
 */
@Injectable()
export class AttachFile {
  constructor(
    private readonly database: DataSource,
    private readonly files: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param id of the attachment to be
   * @throws Refusal not-found; conflict when the case takes no more; too-large; unsupported when its content is not of a type that is taken
   */
  async attach(which: Which, upload: Upload, actor: Actor, id: string): Promise<void> {
    // Before any byte of it is taken.
    await this.database.transaction((manager) => mustHaveRoom(manager, which, actor));
    await receiveFile(this.files, upload, (file) =>
      this.database.transaction(async (manager) => {
        const complaintId = await mustHaveRoom(manager, which, actor);
        await keepFile(manager, this.files, file);
        await manager.query(
          `INSERT INTO attachment (id, complaint_id, sha256, name, media_type, size, uploader_kind, uploader_id, uploaded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [id, complaintId, file.sha256, file.name, file.mediaType, file.size, actor.kind, actor.id, this.clock.now()],
        );
      }),
    );
  }

  /**
   * Throws away a file that still waits for its message, by whoever uploaded it.
   * @throws Refusal not-found; conflict when it belongs to a message: what was said stays as it was said
   */
  async withdraw(which: Which, id: string, actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { complaint } = await lockComplaint(manager, which, actor);
      const [found] = await manager.query<{ bound: boolean }[]>(
        `SELECT bound_at IS NOT NULL AS bound FROM attachment WHERE id = $1 AND complaint_id = $2 AND ${OWN('$3', '$4')}`,
        [id, complaint.id, actor.kind, actor.id],
      );
      if (!found) throw noSuchAttachment();
      if (found.bound)
        throw new Refusal('conflict', 'attachment-in-use', 'The file belongs to a message by now: it stays as it was.');
      await manager.query('DELETE FROM attachment WHERE id = $1', [id]);
    });
  }
}

const OWN = (kind: string, id: string) => `uploader_kind = ${kind} AND uploader_id IS NOT DISTINCT FROM ${id}::uuid`;

/** @returns the id of the complaint, locked; @throws Refusal when it takes no more files from this person */
async function mustHaveRoom(manager: EntityManager, which: Which, actor: Actor): Promise<string> {
  const { complaint } = await lockComplaint(manager, which, actor);
  if (complaint.status === 'merged')
    throw new Refusal('conflict', 'merged', `${complaint.reference} was merged: attach to the complaint that goes on.`);
  const [{ waiting, all }] = await manager.query<[{ waiting: number; all: number }]>(
    `SELECT count(*) FILTER (WHERE bound_at IS NULL)::int AS waiting, count(*)::int AS all FROM attachment
     WHERE complaint_id = $1 AND ${OWN('$2', '$3')}`,
    [complaint.id, actor.kind, actor.id],
  );
  if (actor.kind === 'customer' && all >= MOST_FROM_CUSTOMER) {
    const detail = `This case has ${MOST_FROM_CUSTOMER} files already, and takes no more.`;
    throw new Refusal('conflict', 'too-many-files', detail, [], { limit: MOST_FROM_CUSTOMER });
  }
  if (waiting >= MOST_WAITING) {
    const detail = `${MOST_WAITING} files wait for their message already: send it, or take some of them back.`;
    throw new Refusal('conflict', 'too-many-waiting', detail, [], { limit: MOST_WAITING });
  }
  return complaint.id;
}

export function noSuchAttachment(): Refusal {
  return new Refusal('not-found', 'no-such-attachment', 'There is no such file here, or it is not visible to you.');
}

/**
 * Makes files that wait belong to a message, inside the change that adds it.
 * @param ids as the message names them; @returns bytes in all
 * @throws Refusal invalid naming each that does not wait here, or was uploaded by somebody else
 */
export async function bindAttachments(
  manager: EntityManager,
  message: { id: string; complaintId: string },
  ids: readonly string[],
  actor: Actor,
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const [bound] = await manager.query<[{ id: string; size: number }[], number]>(
    `UPDATE attachment SET message_id = $1, bound_at = $2
     WHERE id = ANY($3) AND complaint_id = $4 AND bound_at IS NULL AND ${OWN('$5', '$6')} RETURNING id, size`,
    [message.id, now, ids, message.complaintId, actor.kind, actor.id],
  );
  const found = new Set(bound.map(({ id }) => id));
  const reasons = ids.flatMap((id, index) =>
    found.has(id)
      ? []
      : [{ field: `attachmentIds.${index}`, reason: 'names no file that you uploaded here and that still waits' }],
  );
  const [first] = reasons;
  if (first) throw new Refusal('invalid', 'no-such-attachment', `${first.field}: ${first.reason}`, reasons);
  return bound.reduce((total, { size }) => total + size, 0);
}
