import { LARGEST_FILE, LARGEST_FILE_NAMED } from '#contracts/attachments';
import { safeFileName } from '#files/file-name';
import { FileTooLarge, type FileStore, type ReceivedFile } from '#files/file-store';
import { kindOfFile, TAKEN } from '#files/kind-of-file';
import { Refusal } from '#kernel/refusal';
import type { EntityManager } from 'typeorm';

/** A file on its way in. */
export interface Upload {
  /** As the sender calls it; not believed. */
  name: string;
  /** Ends soon after LARGEST_FILE bytes. */
  content: AsyncIterable<Buffer>;
}

/** A file that has come in as a whole and is of a type that is taken. */
export interface TakenFile extends ReceivedFile {
  /** As it is to be shown and saved. */
  name: string;
  /** By the content. */
  mediaType: string;
}

/**
 * Takes a file in and has it kept; nothing is left of one that is refused or that nobody kept.
 * @param keep must call `keepFile` in the transaction that writes its row
 * @throws Refusal too-large; unsupported when its content is not of a type that is taken; what `keep` throws
 */
export async function receiveFile(
  files: FileStore,
  upload: Upload,
  keep: (file: TakenFile) => Promise<void>,
): Promise<void> {
  const received = await receive(files, upload.content);
  try {
    const mediaType = await kindOfFile(received.path, upload.name);
    if (mediaType === null) throw notTaken();
    await keep({ ...received, mediaType, name: safeFileName(upload.name, mediaType) });
  } finally {
    await files.discard(received);
  }
}

/** The number of the lock on one content, from its hash ($1). */
export const LOCK = 'hashtextextended($1, 1)';

/** Puts the content where it stays, before the row that refers to it. The sweep takes the same lock alone, so it cannot come between. */
export async function keepFile(manager: EntityManager, files: FileStore, file: TakenFile): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`, [file.sha256]);
  await files.keep(file);
}

async function receive(files: FileStore, content: AsyncIterable<Buffer>): Promise<ReceivedFile> {
  try {
    return await files.receive(content, LARGEST_FILE);
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error;
    const reason = `is too large: send at most ${LARGEST_FILE_NAMED}`;
    throw new Refusal('too-large', 'file-too-large', `The file ${reason}.`, [{ field: 'file', reason }], {
      limit: LARGEST_FILE,
    });
  }
}

function notTaken(): Refusal {
  const reason = `is of a type that is not taken, whatever its name says: send ${TAKEN}`;
  return new Refusal('unsupported', 'file-type-not-taken', `The file ${reason}.`, [{ field: 'file', reason }]);
}
