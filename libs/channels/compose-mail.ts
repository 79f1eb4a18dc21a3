import type { SendMailOptions } from 'nodemailer';
import type { Language } from '#kernel/language';
import { DeliveryFailure } from './delivery-failure.ts';
import { isMailAddress, type Mailbox } from './mail-address.ts';
import { messageIdFor } from './message-id.ts';
import { greetableName, oneLine } from './one-line.ts';
import type { RenderedMessage } from './render-message.ts';

/** As whom we send. */
export interface MailIdentity {
  /** The mailbox that customers see and answer to. */
  readonly from: Mailbox;
  /** Our mail domain, the right side of every Message-ID. */
  readonly domain: string;
  /** Signs Message-IDs. */
  readonly secret: string;
}

/** A file in a mail. */
export interface MailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** One message as its row holds it. */
export interface OutgoingMail {
  /** The row's key, a UUID. */
  readonly id: string;
  /** The recipient when the row was written: an edit of the customer must not redirect it. */
  readonly to: Mailbox;
  readonly language: Language;
  readonly rendered: RenderedMessage;
  /** True when no person wrote it. */
  readonly automatic: boolean;
  /** Files that it carries; none if left out. */
  readonly files?: readonly MailFile[];
  /** The Message-ID of the mail that this one answers. */
  readonly answers?: string;
  /** Null where it is about no case. */
  readonly reference: string | null;
  /** Message-IDs of the case's mails, in and out, oldest first. */
  readonly threadIds: readonly string[];
  /** When the message was written (UTC); every attempt carries the same date. */
  readonly at: Date;
}

const MESSAGE_ID = /^<[^\s\p{C}<>]{1,480}>$/u;
const THREAD_LENGTH = 12;

/**
 * The mail as nodemailer takes it. Pure: the same row always gives the same headers and text.
 *
 * Automatic mail says so (RFC 3834, section 5): auto-replied when it answers a mail, else auto-generated; Exchange reads
 * X-Auto-Response-Suppress instead. No `Precedence`: RFC 3834, 3.1.8 recommends no value for it, and "bulk" lands in junk folders.
 * @throws DeliveryFailure (permanent) if the recipient's address is not one plain address
 */
export function composeMail(mail: OutgoingMail, identity: MailIdentity): SendMailOptions {
  if (!isMailAddress(mail.to.address)) {
    throw new DeliveryFailure(
      'permanent',
      undefined,
      'The recipient has no valid mail address: correct it and send again.',
    );
  }
  const messageId = messageIdFor(mail.id, identity.secret, identity.domain);
  const [answers] = mail.answers === undefined ? [] : threadOf([mail.answers], messageId);
  const thread = threadOf([...mail.threadIds, ...(answers === undefined ? [] : [answers])], messageId);
  return {
    messageId,
    from: mailbox(identity.from),
    to: { name: greetableName(mail.to.name ?? '') ?? '', address: mail.to.address },
    subject: oneLine(mail.rendered.subject),
    date: mail.at,
    inReplyTo: answers ?? thread.at(-1),
    references: thread,
    text: mail.rendered.text,
    html: mail.rendered.html,
    attachments: (mail.files ?? []).map(({ name, mediaType, content }) => ({
      filename: oneLine(name, 200),
      contentType: mediaType,
      content,
      contentDisposition: 'attachment' as const,
    })),
    headers: {
      'Content-Language': mail.language,
      ...(mail.reference !== null && { 'X-Amends-Reference': oneLine(mail.reference) }),
      ...(mail.automatic && {
        'Auto-Submitted': answers === undefined ? 'auto-generated' : 'auto-replied',
        'X-Auto-Response-Suppress': 'All',
      }),
    },
    xMailer: false,
  };
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
  return { name: oneLine(name ?? '', 120), address };
}

/**
 * The ids that are well formed (some come from strangers' mails), each once, without this mail's own; of a long thread the first and
 * the last ones, as RFC 5322 lets us.
 */
function threadOf(ids: readonly string[], except: string): string[] {
  const bracketed = ids.map((id) => `<${id.trim().replace(/^<|>$/g, '')}>`);
  // The last mention counts: the mail that is answered must stand at the end.
  const valid = bracketed.filter(
    (id, index) => MESSAGE_ID.test(id) && id !== except && bracketed.lastIndexOf(id) === index,
  );
  return valid.length <= THREAD_LENGTH ? valid : [valid[0]!, ...valid.slice(1 - THREAD_LENGTH)];
}
