import { createTransport, type NodemailerError, type SendMailOptions, type Transporter } from 'nodemailer';
import type { SMTPPoolOptions, SMTPPoolSentMessageInfo } from 'nodemailer';
import { DeliveryFailure } from './delivery-failure.ts';
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts';

/** The mail server took the message. */
export interface Delivered {
  readonly messageId: string;
  readonly accepted: readonly string[];
  /** The server's answer, often with its queue number: what to ask its administrator for. */
  readonly response: string;
}

/** How long to wait for the mail server, in milliseconds. */
export interface MailPatience {
  /** To connect, and again to be greeted. */
  readonly connect: number;
  /** For any single answer. */
  readonly answer: number;
  /** For one message altogether, waiting for a free connection included. */
  readonly message: number;
}

const PATIENCE: MailPatience = { connect: 10_000, answer: 60_000, message: 180_000 };
// What is said at these commands is said about this recipient or this text. Anything before them (greeting, sign-in, our own
// sender address) is about us: another message would fare no better, and this one goes through once the setting is mended.
const ABOUT_THIS_MESSAGE = /^(?:RCPT TO|DATA)/;
// ESOCKET, ECONNREFUSED and their like; Node's own complaints about wrong arguments are called ERR_….
const MAIL_CODE = /^E[A-Z0-9]+$/;
const TOO_LARGE = 552;
const SIGN_IN_FIRST = 530;

/**
 * Sends mail over SMTP, through a small pool of connections. Retries nothing: the row and its job own the retry, and a second
 * attempt inside here would be one that our books do not know.
 */
export class MailSender {
  readonly #transport: Transporter<SMTPPoolSentMessageInfo, SMTPPoolOptions>;
  readonly #server: SmtpServer;
  readonly #patience: MailPatience;

  /**
   * @param smtpUrl smtp://user:password@host:587 or smtps://…
   * @throws Error naming SMTP_URL if it cannot be read
   */
  constructor(smtpUrl: string, patience: Partial<MailPatience> = {}) {
    this.#server = readSmtpUrl(smtpUrl);
    this.#patience = { ...PATIENCE, ...patience };
    this.#transport = createTransport({
      ...this.#server,
      pool: true,
      maxConnections: 3,
      maxRequeues: 0,
      connectionTimeout: this.#patience.connect,
      greetingTimeout: this.#patience.connect,
      dnsTimeout: this.#patience.connect,
      socketTimeout: this.#patience.answer,
      // A log of the dialogue would hold the password and the customer's words.
      logger: false,
      debug: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  /** The server's place without credentials, for people to read. */
  get server(): string {
    const { secure, host, port } = this.#server;
    return `${secure ? 'smtps' : 'smtp'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** Hands one mail to the server. @throws DeliveryFailure, permanent or transient */
  async send(mail: SendMailOptions): Promise<Delivered> {
    try {
      const signal = AbortSignal.timeout(this.#patience.message);
      const info = await this.#transport.sendMail({ ...mail, signal });
      return { messageId: info.messageId, accepted: info.accepted ?? [], response: info.response ?? '' };
    } catch (error) {
      throw this.#explain(error as NodemailerError);
    }
  }

  /** Connects and signs in without sending anything. @throws DeliveryFailure that says what stands in the way */
  async verify(): Promise<void> {
    try {
      await this.#transport.verify();
    } catch (error) {
      throw this.#explain(error as NodemailerError);
    }
  }

  /** Closes the connections once what is on its way has been delivered. */
  close(): void {
    this.#transport.close();
  }

  #explain(error: NodemailerError): Error {
    const { code, command = '', responseCode, response } = error;
    // Not the mail server's doing but a bug of ours, which nobody should retry away.
    if (code === undefined || !MAIL_CODE.test(code)) return error;
    if (responseCode === undefined) {
      if (code === 'EENVELOPE' || code === 'EMESSAGE') {
        return new DeliveryFailure('permanent', undefined, `The mail cannot be sent as it is (${code} at ${command}).`);
      }
      const what = code === 'EAUTH' || code === 'ENOAUTH' ? 'could not sign in to' : 'got no answer from';
      return new DeliveryFailure('transient', undefined, `We ${what} ${this.server} (${error.originalCode ?? code}).`);
    }
    const permanent =
      error.permanent === true &&
      responseCode !== SIGN_IN_FIRST &&
      (ABOUT_THIS_MESSAGE.test(command) || responseCode === TOO_LARGE);
    return new DeliveryFailure(
      permanent ? 'permanent' : 'transient',
      responseCode,
      `${this.server} refused the mail ${permanent ? 'for good' : 'for now'} (${responseCode} at ${command}).`,
      response,
    );
  }
}
