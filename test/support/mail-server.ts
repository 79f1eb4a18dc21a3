import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it gets. */
export class TestMailServer {
  readonly mails: Email[] = [];
  /** Refuses the next mails with this reply, e.g. 451 for "try again later". */
  refuseWith: number | null = null;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (this.refuseWith) return done(Object.assign(new Error('Not now'), { responseCode: this.refuseWith }));
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => (this.mails.push(mail), done()), done);
      });
    },
  });

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

  to(address: string): Email[] {
    return this.mails.filter((mail) => mail.to?.some((recipient) => recipient.address === address));
  }
}
