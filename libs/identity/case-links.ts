import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';

/** For how long a private link opens its case (milliseconds). */
export const LINK_LIFE = 90 * 24 * 60 * 60_000;

/** Separates these signatures from everything else that the secret signs. */
const PURPOSE = 'amends case link 1';

const ID = 16;
const EXPIRY = 4;
const SIGNATURE = 32;

/** What a private link opens, and until when. */
export interface OpenedLink {
  caseId: string;
  expiresAt: Date;
  expired: boolean;
}

/**
 * Issues and reads the tokens of private links, with which a customer follows a case without an account. Nothing is stored:
 * a token is the case's id and its expiry (seconds), signed, as base64url.
 */
export class CaseLinks {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', PURPOSE, 32));
  }

  issue(caseId: string, now: Date): string {
    const head = Buffer.alloc(ID + EXPIRY);
    head.set(parse(caseId));
    head.writeUInt32BE(Math.floor((now.getTime() + LINK_LIFE) / 1000), ID);
    return Buffer.concat([head, this.sign(head)]).toString('base64url');
  }

  /** What the token opens, or null when we never issued it. One that ran out is told apart: it can be renewed. */
  read(token: string, now: Date): OpenedLink | null {
    const bytes = Buffer.from(token, 'base64url');
    // Decoding is generous: the same bytes may be written in several ways, and only ours was issued.
    if (bytes.length !== ID + EXPIRY + SIGNATURE || bytes.toString('base64url') !== token) return null;
    const [head, signature] = [bytes.subarray(0, ID + EXPIRY), bytes.subarray(ID + EXPIRY)];
    if (!timingSafeEqual(this.sign(head), signature)) return null;
    const expiresAt = new Date(head.readUInt32BE(ID) * 1000);
    return { caseId: stringify(head.subarray(0, ID)), expiresAt, expired: expiresAt <= now };
  }

  private sign(head: Uint8Array): Buffer {
    return createHmac('sha256', this.key).update(head).digest();
  }
}
