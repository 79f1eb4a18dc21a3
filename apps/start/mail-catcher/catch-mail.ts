import { SMTPServer } from 'smtp-server';
import type { MailStore } from './mail-store.ts';

const LARGEST_BYTES = 30 * 1024 * 1024;

/** A real SMTP server that takes every message and delivers none. */
export function catchMail(store: MailStore, now: () => Date): SMTPServer {
  return new SMTPServer({
    banner: 'Amends mail catcher',
    size: LARGEST_BYTES,
    // Any sign-in will do, also over the open line: it never leaves this machine.
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 2_000,
    onData(stream, session, done) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      store.add(stream, recipients, now()).then(
        (id) => {
          if (stream.sizeExceeded) done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
          else done(null, `Caught as ${id}`);
        },
        (error: Error) => done(error),
      );
    },
  });
}
