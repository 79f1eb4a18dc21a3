import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type Dirent, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that has come in as a whole and is not kept yet. */
export interface ReceivedFile {
  /** Where it lies for now. */
  path: string;
  /** Of the content, in hexadecimal: the name under which it will be kept. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** What came was larger than the limit. Nothing of it is left. */
export class FileTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The file is larger than ${limit} bytes`);
    this.name = 'FileTooLarge';
  }
}

const SHA256 = /^[0-9a-f]{64}$/;
const INCOMING = 'incoming';

/**
 * Files by what is in them: one content, one file, whatever it is called and however often it was sent. Nothing that a stranger
 * wrote becomes a path. A file is whole on the disk before anybody can refer to it.
 */
export class FileStore {
  constructor(
    /** Below which everything lies; made when the first file comes. */
    readonly folder: string,
  ) {}

  /**
   * Takes in what comes, to its end, under a temporary name.
   * @param limit most bytes; the stream itself must end soon after
   * @throws FileTooLarge; what the stream throws
   */
  async receive(content: AsyncIterable<Buffer>, limit: number): Promise<ReceivedFile> {
    const incoming = join(this.folder, INCOMING);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const path = join(incoming, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of content) {
        size += chunk.length;
        // Read to the end all the same: who is still sending does not hear an answer.
        if (size > limit) continue;
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      if (size > limit) throw new FileTooLarge(limit);
      await file.sync();
      await file.close();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: hash.digest('hex'), size };
  }

  /**
   * Keeps it for good. A file of the same content is replaced by it rather than trusted: it is fresh again, and whoever sweeps
   * leaves it alone.
   */
  async keep({ path, sha256 }: ReceivedFile): Promise<void> {
    const folder = join(this.folder, sha256.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, this.pathOf(sha256));
    for (const one of [folder, this.folder]) await syncFolder(one);
  }

  /** Takes away what was received and is not wanted. */
  async discard({ path }: ReceivedFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** @throws Error ENOENT when there is no such file */
  async read(sha256: string): Promise<Buffer> {
    return readFile(this.pathOf(sha256));
  }

  /** The same bit by bit. @throws Error ENOENT when there is no such file */
  async open(sha256: string): Promise<ReadStream> {
    const handle = await open(this.pathOf(sha256), 'r');
    return createReadStream('', { fd: handle });
  }

  /** Whether this content is kept. */
  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.pathOf(sha256))).isFile();
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  /** The files that were kept before this instant, a batch at a time, by their hashes. */
  async *keptBefore(moment: Date): AsyncGenerator<string[]> {
    for (const folder of await entries(this.folder)) {
      if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue;
      const old: string[] = [];
      for (const { name } of await entries(join(this.folder, folder.name)))
        if (SHA256.test(name) && (await isOlder(this.pathOf(name), moment))) old.push(name);
      if (old.length > 0) yield old;
    }
  }

  /** Takes a kept file away, if it was kept before this instant. */
  async remove(sha256: string, keptBefore: Date): Promise<void> {
    if (await isOlder(this.pathOf(sha256), keptBefore)) await rm(this.pathOf(sha256), { force: true });
  }

  /** Takes away what was begun before this instant and never finished: its process died. */
  async removeUnfinished(before: Date): Promise<void> {
    const incoming = join(this.folder, INCOMING);
    for (const { name } of await entries(incoming))
      if (await isOlder(join(incoming, name), before)) await rm(join(incoming, name), { force: true });
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('A kept file is named by its SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function entries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function isOlder(path: string, moment: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtime < moment;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A name is on the disk only when its folder is. Windows opens no folders and needs none of this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
