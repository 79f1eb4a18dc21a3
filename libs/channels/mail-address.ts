/** A name and an address, as a mail shows them. */
export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

// Deliberately stricter than RFC 5322: no quoted local parts, comments, groups or lists, so one address is always one address.
const ONE_ADDRESS = /^[^\s\p{C}@<>()[\],;:\\"]{1,64}@[^\s\p{C}@<>()[\],;:\\"]{1,253}$/u;

/** True for exactly one plain address ("li.wei@customer.example"). */
export function isMailAddress(address: string): boolean {
  return ONE_ADDRESS.test(address) && address.length <= 254 && !/^\.|\.\.|\.@|@\.|\.$/.test(address);
}
