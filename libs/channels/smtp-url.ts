/** Where the outgoing mail server is, and how to sign in there. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Refuse to go on without STARTTLS. */
  readonly requireTLS: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
}

const EXPECTED = 'write smtp://host:587 or smtps://host:465, with user:password@ before the host if needed';
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;

/**
 * Reads SMTP_URL. Special characters in user and password are percent-encoded. A password is only ever sent encrypted, save to this
 * same machine.
 * @throws Error naming SMTP_URL and what to write, without repeating its value: it may hold a password
 */
export function readSmtpUrl(value: string): SmtpServer {
  let url: URL;
  let auth: SmtpServer['auth'];
  try {
    url = new URL(value);
    auth =
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  } catch {
    throw new Error(`SMTP_URL cannot be read: ${EXPECTED}`);
  }
  const secure = url.protocol === 'smtps:';
  if ((!secure && url.protocol !== 'smtp:') || url.hostname === '') {
    throw new Error(`SMTP_URL does not name a mail server: ${EXPECTED}`);
  }
  if (url.search !== '' || url.hash !== '' || (url.pathname !== '' && url.pathname !== '/')) {
    throw new Error(`SMTP_URL goes on behind the port: ${EXPECTED}`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && auth !== undefined && !LOOPBACK.test(url.hostname),
    auth,
  };
}
