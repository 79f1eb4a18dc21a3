import { MailSender } from '#channels/deliver-mail';
import { fail, ok, warn, within, type Finding } from './finding.ts';

const PATIENCE = 5_000;

/** Whether the mail server lets us in. Nothing is sent. */
export async function checkMail(smtpUrl: string | null): Promise<Finding> {
  if (smtpUrl === null) {
    return warn(
      'mail server',
      'none is configured',
      'Set SMTP_URL: the worker does not start without it. "npm start" brings a mail catcher of its own while it runs.',
    );
  }
  const sender = new MailSender(smtpUrl, { connect: PATIENCE, answer: PATIENCE });
  try {
    await within(PATIENCE, sender.verify());
    return ok('mail server', `${sender.server} lets us in`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail(
      'mail server',
      why,
      'Check SMTP_URL and that the server runs. Mail waits in the database and is tried again.',
    );
  } finally {
    sender.close();
  }
}
