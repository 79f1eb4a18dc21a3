import type { CaughtMessage, CaughtSummary } from './mail-store.ts';

/** Scripts, frames from elsewhere and remote pictures are out: a caught message is a stranger's text. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** For the message's own HTML, which is shown in a sandboxed frame. */
export const BODY_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const STYLE = `
  :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
  body { font: 16px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem; }
  header { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
  h1 { font-size: 1.3rem; margin: 0 auto 0 0; overflow-wrap: anywhere; }
  a { color: inherit; } table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
  th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
  tr:hover td { background: var(--soft); } time { white-space: nowrap; }
  pre { white-space: pre-wrap; background: var(--soft); padding: 1rem; border-radius: .4rem; }
  iframe { width: 100%; height: 28rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
  input, button { font: inherit; padding: .25rem .6rem; }`;

export function listPage(messages: CaughtSummary[], to: string): string {
  const rows = messages.map(
    ({ id, receivedAt, recipients, from, subject }) =>
      `<tr><td>${instant(receivedAt)}</td><td>${escape(from)}</td><td>${escape(recipients.join(', '))}</td>` +
      `<td><a href="/message/${id}">${escape(subject || '(no subject)')}</a></td></tr>`,
  );
  const table = rows.length
    ? `<table><thead><tr><th>Caught (UTC)</th><th>From</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    : `<p>${to ? `Nothing has been caught for ${escape(to)}.` : 'Nothing has been caught yet.'} Mail that Amends sends appears here; none of it leaves this machine.</p>`;
  return page(
    'Caught mail',
    `<header><h1>Caught mail</h1><form><label>To <input name="to" type="search" value="${escape(to)}" placeholder="exact address"></label> <button>Show</button></form></header>${table}`,
  );
}

export function messagePage(message: CaughtMessage): string {
  const headers = message.headers.map(
    ({ name, value }) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`,
  );
  const attachments = message.attachments.map(
    ({ filename, mimeType, bytes }) => `<li>${escape(filename)} (${escape(mimeType)}, ${bytes} bytes)</li>`,
  );
  const parts = [
    `<header><h1>${escape(message.subject || '(no subject)')}</h1><a href="/">All messages</a> <a href="/messages/${message.id}.eml">Source</a></header>`,
    `<p>${instant(message.receivedAt)} from ${escape(message.from)} to ${escape(message.recipients.join(', '))}</p>`,
    message.html === undefined
      ? ''
      : `<h2>HTML</h2><iframe sandbox title="The message's HTML part" src="/message/${message.id}/html"></iframe>`,
    message.text === undefined ? '' : `<h2>Text</h2><pre>${escape(message.text)}</pre>`,
    attachments.length ? `<h2>Attachments</h2><ul>${attachments.join('')}</ul>` : '',
    `<h2>Headers</h2><table><tbody>${headers.join('')}</tbody></table>`,
  ];
  return page(message.subject || 'Message', parts.join('\n'));
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escape(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

const instant = (iso: string) => `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')}</time>`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
