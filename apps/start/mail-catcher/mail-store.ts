import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import PostalMime, { type Address, type Email } from 'postal-mime';

/** What the list shows of a caught message. */
export interface CaughtSummary {
  id: string;
  /** When it was caught: an ISO instant in UTC. */
  receivedAt: string;
  /** Whom the mail server was told to deliver to (the envelope), lower case. */
  recipients: string[];
  from: string;
  to: string[];
  subject: string;
}

/** A caught message with its contents. */
export interface CaughtMessage extends CaughtSummary {
  headers: { name: string; value: string }[];
  text: string | undefined;
  html: string | undefined;
  attachments: { filename: string; mimeType: string; bytes: number }[];
}

const ID = /^\d{13}-[0-9a-f]{8}$/;
/** The first part of a file is enough for its headers: lists stay fast and small beside large attachments. */
const HEADER_BYTES = 64 * 1024;

/**
 * Caught mail, one .eml file each: as it came over SMTP, with the envelope in an X-Envelope-To line on top. Nothing is
 * kept in memory, so the catcher stays small however much it has caught.
 */
export class MailStore {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async add(message: Readable, recipients: string[], receivedAt: Date): Promise<string> {
    const id = `${String(receivedAt.getTime()).padStart(13, '0')}-${randomBytes(4).toString('hex')}`;
    const half = join(this.folder, `${id}.part`);
    const file = createWriteStream(half, { mode: 0o600 });
    file.write(`X-Envelope-To: ${recipients.map((one) => one.toLowerCase()).join(', ')}\r\n`);
    try {
      await pipeline(message, file);
      renameSync(half, this.path(id));
    } catch (error) {
      rmSync(half, { force: true });
      throw error;
    }
    return id;
  }

  /** Newest first. */
  async list(filter: { to?: string | undefined; limit: number }): Promise<CaughtSummary[]> {
    const found: CaughtSummary[] = [];
    const wanted = filter.to?.trim().toLowerCase();
    for (const id of this.ids().toReversed()) {
      if (found.length >= filter.limit) break;
      const summary = await this.summary(id);
      if (summary && (!wanted || summary.recipients.includes(wanted))) found.push(summary);
    }
    return found;
  }

  async get(id: string): Promise<CaughtMessage | undefined> {
    const source = await this.source(id);
    if (!source) return undefined;
    const email = await PostalMime.parse(source);
    return {
      ...summarize(id, email),
      headers: email.headers
        .filter(({ key }) => key !== 'x-envelope-to')
        .map(({ originalKey, value }) => ({ name: originalKey, value })),
      text: email.text,
      html: email.html,
      attachments: email.attachments.map(({ filename, mimeType, content }) => ({
        filename: filename ?? 'unnamed',
        mimeType,
        bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
      })),
    };
  }

  /** The message as it came. */
  async source(id: string): Promise<Buffer | undefined> {
    return ID.test(id) ? await readFile(this.path(id)).catch(() => undefined) : undefined;
  }

  deleteAll(): void {
    for (const id of this.ids()) rmSync(this.path(id), { force: true });
  }

  private async summary(id: string): Promise<CaughtSummary | undefined> {
    const file = await open(this.path(id)).catch(() => undefined);
    if (!file) return undefined;
    try {
      const { size } = await stat(this.path(id));
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, HEADER_BYTES)), 0, undefined, 0);
      return summarize(id, await PostalMime.parse(headersOf(buffer.subarray(0, bytesRead))));
    } finally {
      await file.close();
    }
  }

  private ids(): string[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => name.slice(0, -4))
      .filter((id) => ID.test(id))
      .sort();
  }

  private path(id: string): string {
    return join(this.folder, `${id}.eml`);
  }
}

function headersOf(source: Buffer): Buffer {
  const end = source.indexOf('\r\n\r\n');
  return end < 0 ? source : source.subarray(0, end + 4);
}

function summarize(id: string, email: Email): CaughtSummary {
  const envelope = email.headers.find(({ key }) => key === 'x-envelope-to')?.value ?? '';
  return {
    id,
    receivedAt: new Date(Number(id.slice(0, 13))).toISOString(),
    recipients: envelope.split(', ').filter(Boolean),
    from: email.from ? (addresses(email.from)[0] ?? '') : '',
    to: (email.to ?? []).flatMap(addresses),
    subject: email.subject ?? '',
  };
}

function addresses(address: Address): string[] {
  if (address.group) return address.group.flatMap(addresses);
  return [address.name ? `${address.name} <${address.address}>` : (address.address ?? '')];
}
