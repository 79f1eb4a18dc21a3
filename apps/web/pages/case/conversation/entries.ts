import type { components } from '../../../api/schema';
import type { Attachment } from './drafts.ts';

type Complaint = components['schemas']['ComplaintView'];
export type Message = components['schemas']['MessageView'];
export type Mail = components['schemas']['MailView'];

/** One entry of the conversation: words, with the mail that carried them, or a mail that tells of something else. */
export type Entry =
  | { type: 'words'; id: string; at: string; message: Message; mail: Mail | null }
  | { type: 'mail'; id: string; at: string; mail: Mail };

export interface Day {
  /** The local day, like 2026-11-20. */
  day: string;
  entries: Entry[];
}

/** The conversation by days in the reader's zone, oldest first, beginning with the words of the complaint itself. */
export function daysOf(
  complaint: Complaint,
  files: readonly Attachment[],
  messages: readonly Message[],
  mails: readonly Mail[],
  zone: string,
): Day[] {
  const first = wordsOf(complaint, files);
  const words = [first, ...messages.map((message) => named(message, complaint))].map((message): Entry => {
    const mail = mails.find(({ messageId }) => messageId === message.id) ?? null;
    return { type: 'words', id: message.id, at: message.at, message, mail };
  });
  const others = mails
    .filter(({ messageId }) => messageId === null)
    .map((mail): Entry => ({ type: 'mail', id: mail.id, at: mail.sentAt ?? mail.createdAt, mail }));
  const entries = [...words, ...others].toSorted((a, b) => a.at.localeCompare(b.at));
  const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone });
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf.format(new Date(entry.at));
    if (days.at(-1)?.day !== day) days.push({ day, entries: [] });
    days.at(-1)!.entries.push(entry);
  }
  return days;
}

/** Whoever wrote as the customer is the customer of that case. */
function named(message: Message, { reference, customer }: Complaint): Message {
  const isOurs = message.kind === 'from-customer' && message.authorName === null && message.reference === reference;
  return isOurs ? { ...message, authorName: customer.name } : message;
}

/** How the complaint began, as an entry like the others. */
function wordsOf(complaint: Complaint, files: readonly Attachment[]): Message {
  return {
    id: complaint.id,
    reference: complaint.reference,
    kind: 'from-customer',
    authorKind: 'customer',
    author: null,
    authorName: complaint.customer.name,
    channel: complaint.channel,
    body: complaint.words,
    at: complaint.receivedAt,
    attachments: files.filter(({ messageId }) => messageId === null),
  };
}
