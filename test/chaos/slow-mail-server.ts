import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Random } from './random.ts';

/** A mail that arrived, as far as the books are checked against it. */
export interface Arrival {
  messageId: string;
  to: string;
}

/** Takes its time for each mail and refuses one now and then, so that workers die and clocks jump in the middle of one. */
export class SlowMailServer {
  readonly arrivals: Arrival[] = [];
  private readonly server: SMTPServer;

  /** @param slowness the longest it takes for a mail (milliseconds) */
  constructor(random: Random, slowness: number) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (stream, session, done) => {
        let head = '';
        stream.on('data', (chunk: Buffer) => {
          if (head.length < 20_000) head += chunk.toString('latin1');
        });
        stream.on('end', () => {
          const messageId = /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? '';
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          setTimeout(
            () => {
              if (random.chance(0.01)) return done(Object.assign(new Error('Not now'), { responseCode: 451 }));
              this.arrivals.push({ messageId, to });
              done();
            },
            random.between(5, slowness),
          );
        });
      },
    });
  }

  /** @returns the address for SMTP_URL */
  async start(): Promise<string> {
    // A client that is killed in the middle of a mail resets its connection: nothing to us.
    this.server.on('error', () => undefined);
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
