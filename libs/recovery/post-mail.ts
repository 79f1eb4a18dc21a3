import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { composeMail, type MailFile, type MailIdentity, type OutgoingMail } from '#channels/compose-mail';
import { MailSender, type MailPatience } from '#channels/deliver-mail';
import { messageIdFor } from '#channels/message-id';
import type { Mail } from '#database/entities/mail';
import { FileStore } from '#files/file-store';
import { chooseLanguage } from '#kernel/language';

/** How long the mail server is waited for (milliseconds). */
export const DELIVERY_PATIENCE: MailPatience = { connect: 10_000, answer: 20_000, message: 45_000 };

export const MAIL_IDENTITY = Symbol('MailIdentity');

/** Hands one mail to the mail server, as its row holds it, with its thread and its files. Writes nothing down. */
@Injectable()
export class PostMail {
  constructor(
    private readonly database: DataSource,
    private readonly sender: MailSender,
    @Inject(MAIL_IDENTITY) private readonly identity: MailIdentity,
    private readonly files: FileStore,
  ) {}

  /** @throws DeliveryFailure when the server does not take it */
  async post(mail: Mail): Promise<void> {
    await this.sender.send(composeMail(await this.letterOf(mail), this.identity));
  }

  private async letterOf(mail: Mail): Promise<OutgoingMail> {
    // Mail about no complaint has no reference and belongs to no thread.
    const [complaint] = await this.database.query<{ reference: string }[]>(
      'SELECT reference FROM complaint WHERE id = $1',
      [mail.complaintId],
    );
    const earlier = await this.database.query<{ id: string }[]>(
      `SELECT id FROM mail WHERE complaint_id = $1 AND to_address = $2 AND created_at < $3 AND state = 'sent' ORDER BY created_at, id`,
      [mail.complaintId, mail.toAddress, mail.createdAt],
    );
    return {
      id: mail.id,
      to: { address: mail.toAddress, name: mail.toName },
      language: chooseLanguage(mail.language),
      rendered: { subject: mail.subject, text: mail.text, html: mail.html },
      automatic: mail.automatic,
      files: await this.filesOf(mail),
      reference: complaint?.reference ?? null,
      threadIds: earlier.map(({ id }) => messageIdFor(id, this.identity.secret, this.identity.domain)),
      at: mail.createdAt,
    };
  }

  /** Looks again what leaves: a file of a note never does, whatever the row of the mail says. */
  private async filesOf({ attachmentIds }: Mail): Promise<MailFile[]> {
    if (attachmentIds.length === 0) return [];
    const rows = await this.database.query<{ name: string; media_type: string; sha256: string }[]>(
      `SELECT a.name, a.media_type, a.sha256 FROM attachment a JOIN message m ON m.id = a.message_id
       WHERE a.id = ANY($1) AND m.kind = 'to-customer' ORDER BY array_position($1, a.id)`,
      [attachmentIds],
    );
    return Promise.all(
      rows.map(async ({ name, media_type, sha256 }) => ({
        name,
        mediaType: media_type,
        content: await this.files.read(sha256),
      })),
    );
  }
}
