import { createHmac, timingSafeEqual } from 'node:crypto';

// 96 bits: out of reach for guessing, and far below what a header line may hold.
const SIGNATURE_LENGTH = 24;
const OURS = /^<?mail\.([0-9a-z-]{1,64})\.([0-9a-f]{24})@([^\s<>@]+)>?$/;

/**
 * The Message-ID of the message with this key, always the same one: a mail that is sent twice is recognised as one by the
 * customer's mail program. Signed, so that a reply which names it can be trusted to answer a mail of ours.
 * @param id the row's key: lower-case letters, digits and dashes (a UUID)
 * @param domain our mail domain
 */
export function messageIdFor(id: string, secret: string, domain: string): string {
  const messageId = `<mail.${id}.${sign(id, secret)}@${domain}>`;
  if (!OURS.test(messageId)) throw new TypeError('A Message-ID is made of a UUID and a mail domain.');
  return messageId;
}

/**
 * The key in a Message-ID of ours, or undefined if it is another's or forged. The domain may be any: we may have sent under another
 * one before. Case is ignored, because some mail servers change it.
 */
export function readMessageId(value: string, secret: string): string | undefined {
  const [, id, signature] = OURS.exec(value.trim().toLowerCase()) ?? [];
  if (id === undefined || signature === undefined) return undefined;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(id, secret))) ? id : undefined;
}

function sign(id: string, secret: string): string {
  return createHmac('sha256', secret).update(`amends message-id ${id}`).digest('hex').slice(0, SIGNATURE_LENGTH);
}
