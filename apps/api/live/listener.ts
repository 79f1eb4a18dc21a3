import { Readable } from 'node:stream';
import type { Farewell } from '#contracts/views/live';
import type { Principal } from '#identity/access-token';
import { eventText } from './event-text.ts';

/** Who leaves so many bytes unread is not there, or too slow: the stream is cut, and the listener reads anew. */
const MOST_UNREAD = 256 * 1024;

/** How long a stream that was said farewell to may take to be read to its end (milliseconds). */
const LAST_WORDS = 300;

/** One stream, and the person who listens to it. */
export class Listener {
  readonly stream = new Readable({ read: () => undefined });
  private isReady = false;

  /** @param endsAt when the session's token ends (UTC), which ends the stream: what it grants may have changed */
  constructor(
    readonly person: Principal,
    readonly endsAt: Date,
  ) {}

  get isGone(): boolean {
    return this.stream.destroyed || this.stream.readableEnded;
  }

  /** @param position up to which changes have been told with this: a stream that is taken up again begins after it */
  tell(text: string, position: number | null = null): void {
    if (this.isGone) return;
    this.stream.push(position !== null && this.isReady ? `id: ${position}\n${text}` : text);
    if (this.stream.readableLength > MOST_UNREAD) this.stream.destroy();
  }

  /** Everything before has been told; only from now on positions are true. */
  ready(position: number): void {
    this.isReady = true;
    this.tell(eventText('ready'), position);
  }

  /** Ends the stream; resolves as soon as it is read to its end or cut. */
  async farewell(why: Farewell): Promise<void> {
    if (this.isGone) return;
    this.tell(eventText('farewell', { why }));
    this.stream.push(null);
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => this.stream.destroy(), LAST_WORDS);
      this.stream.once('close', () => {
        clearTimeout(cut);
        resolve();
      });
    });
  }
}
