import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Ranges of IPv4 that are nobody's in particular (IANA special-purpose registry), and addresses where clouds serve their secrets. */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4',
  '168.63.129.16/32', // Azure serves its machines here, although the address is a public one
]; // prettier-ignore
const NOT_PUBLIC_V6 = ['100::/64', '2001::/32', '2001:db8::/32', '2002::/16', '64:ff9b:1::/48', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8']; // prettier-ignore

/** Ways of writing an IPv4 address in IPv6: compatible, mapped, NAT64. What is refused plain is refused in disguise. */
const DISGUISES = ['::', '::ffff:', '64:ff9b::'];

const notPublic = new BlockList();
for (const range of NOT_PUBLIC_V4) {
  const [address, bits] = range.split('/') as [string, string];
  notPublic.addSubnet(address, Number(bits), 'ipv4');
  for (const disguise of DISGUISES) notPublic.addSubnet(`${disguise}${address}`, 96 + Number(bits), 'ipv6');
}
for (const range of NOT_PUBLIC_V6) {
  const [address, bits] = range.split('/') as [string, string];
  notPublic.addSubnet(address, Number(bits), 'ipv6');
}

/** Whether the IP address is one of the open internet: not of this machine, its networks, or its cloud's own services. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const version = isIP(bare);
  return version !== 0 && !notPublic.check(bare, version === 6 ? 'ipv6' : 'ipv4');
}

/** Somebody wants us to call a place that is not on the open internet. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/**
 * Resolves a name to its public addresses only. Given to the request itself, so that the address that was looked at is the one
 * that is called: a name that resolves differently a moment later gains nothing.
 * @throws PrivateAddress (to the callback) when the name has no public address
 */
export const lookupPublic: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (!first) return done(new PrivateAddress(`${hostname} is no address of the open internet`), []);
    if (options.all) return done(null, open);
    done(null, first.address, first.family);
  });
};
