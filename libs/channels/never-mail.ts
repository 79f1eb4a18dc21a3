import { isMailAddress } from './mail-address.ts';

/** Why automatic mail must not go to an address. */
export interface NeverMail {
  readonly code: 'malformed' | 'no-such-domain' | 'nobody-reads-it' | 'our-own';
  /** The same in a sentence, for the case's history. */
  readonly reason: string;
}

const MACHINES = new Set(
  ['mailer-daemon', 'maildaemon', 'postmaster', 'hostmaster', 'root', 'daemon', 'nobody', 'bounce', 'bounces'].concat(
    // RFC 3834, section 2, and RFC 5230, section 4.6: programs that answer what they get.
    ['listserv', 'majordomo', 'mailman', 'autoreply', 'auto-reply', 'autoresponder'],
  ),
);
const LIST_ADDRESS = /^owner-|-(?:request|relay|bounces?|owner)$/;
const NO_REPLY = /(?:^|-)(?:no|do-?not)-?(?:reply|respond|answer)|noreply|donotreply/;

/**
 * Says why automatic mail must never go to this address, or undefined if it may: no-reply addresses, mail systems and mailing
 * lists answer each other for ever, and what we send to ourselves comes in as the next complaint.
 * @param own every address whose mail we fetch or under which we send
 */
export function whyNeverMail(address: string, own: Iterable<string>): NeverMail | undefined {
  if (!isMailAddress(address)) return { code: 'malformed', reason: 'This is not one mail address.' };
  const [local, domain] = partsOf(address);
  if (domain === 'invalid' || domain.endsWith('.invalid')) {
    return { code: 'no-such-domain', reason: 'Addresses under ".invalid" are placeholders and reach nobody.' };
  }
  for (const ours of own) {
    const [ourLocal, ourDomain] = partsOf(ours);
    if (local === ourLocal && domain === ourDomain) {
      return {
        code: 'our-own',
        reason: 'This is one of our own addresses: the mail would come back as a new message.',
      };
    }
  }
  const dashed = local.replace(/[._]+/g, '-');
  if (MACHINES.has(dashed) || LIST_ADDRESS.test(dashed) || NO_REPLY.test(dashed)) {
    return { code: 'nobody-reads-it', reason: 'This address belongs to a mail program or is not read by anybody.' };
  }
  return undefined;
}

/** Local part without its "+tag", and domain, both in lower case: "Care+c2026@Shop.example" reaches care@shop.example. */
function partsOf(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).toLowerCase();
  return [local.replace(/(?<=.)\+.*$/, ''), address.slice(at + 1).toLowerCase()];
}
