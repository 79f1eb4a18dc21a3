import { Inject, Injectable } from '@nestjs/common';
import { HOURLY_FROM_ADDRESS } from '#contracts/attachments';
import { CLOCK, type Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';

const HOUR = 3_600_000;

/** After so many addresses those whose hour began first are forgotten. */
const MOST_ADDRESSES = 10_000;

interface Spent {
  /** When the hour began (milliseconds). */
  since: number;
  bytes: number;
}

/** How many bytes of files an address may send in an hour. Kept in memory, like the limits of routes: nobody's address is stored. */
@Injectable()
export class ByteBudget {
  private readonly spent = new Map<string, Spent>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The content as it comes, counted, whatever becomes of it. @throws Refusal too-many before the first byte when the hour's share is used up */
  async *count(address: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hour = this.hourOf(networkOf(address));
    if (hour.bytes >= HOURLY_FROM_ADDRESS) {
      throw new Refusal(
        'too-many',
        'too-many-bytes',
        'So many bytes of files came from your address within the hour that no more are taken. Send the complaint without them, or wait an hour.',
      );
    }
    for await (const chunk of content) {
      hour.bytes += chunk.length;
      yield chunk;
    }
  }

  private hourOf(network: string): Spent {
    const now = this.clock.now().getTime();
    const known = this.spent.get(network);
    if (known && now - known.since < HOUR) return known;
    this.spent.delete(network);
    const [oldest] = this.spent.keys();
    if (this.spent.size >= MOST_ADDRESSES && oldest !== undefined) this.spent.delete(oldest);
    const begun = { since: now, bytes: 0 };
    this.spent.set(network, begun);
    return begun;
  }
}

/** One household has many addresses of IPv6, and one network of them: its first four groups. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}
