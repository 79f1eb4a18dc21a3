import { join } from 'node:path';
import { assertFree, freePort, LOCAL, nextFreePort } from '../ports.ts';
import { catchMail } from './catch-mail.ts';
import { MailStore } from './mail-store.ts';
import { serveMail } from './serve-mail.ts';

const USUAL_PORT = 8025;

/** Where the embedded mail catcher listens. Both only on this machine. */
export interface MailCatcher {
  smtpUrl: string;
  /** Its page. */
  url: string;
  stop(): Promise<void>;
}

/** Starts the catcher. Wanted ports must be free; without a wish it takes 8025 or the next free one, and any for SMTP. */
export async function startMailCatcher(
  dataFolder: string,
  ports: { page: number | undefined; smtp: number | undefined },
  now: () => Date,
): Promise<MailCatcher> {
  if (ports.page) await assertFree('MAIL_CATCHER_PORT', ports.page, [LOCAL]);
  if (ports.smtp) await assertFree('MAIL_CATCHER_SMTP_PORT', ports.smtp, [LOCAL]);
  const pagePort = ports.page ?? (await nextFreePort(USUAL_PORT));
  const smtpPort = ports.smtp ?? (await freePort());
  const store = new MailStore(join(dataFolder, 'mail'));
  const smtp = catchMail(store, now);
  const page = serveMail(store);
  // A client that hangs up in mid-message is its own affair.
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, LOCAL, () => resolve());
  });
  await new Promise<void>((resolve, reject) => page.once('error', reject).listen(pagePort, LOCAL, () => resolve()));
  return {
    smtpUrl: `smtp://${LOCAL}:${smtpPort}`,
    url: `http://localhost:${pagePort}`,
    stop: async () => {
      page.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => page.close(() => resolve())),
      ]);
    },
  };
}
