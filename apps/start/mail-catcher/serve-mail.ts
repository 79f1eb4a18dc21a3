import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { MailStore } from './mail-store.ts';
import { BODY_POLICY, listPage, messagePage, PAGE_POLICY } from './pages.ts';

const MOST_LISTED = 500;

/** The catcher's page for people and its JSON for tests: GET /messages?to=, GET /messages/:id, DELETE /messages. */
export function serveMail(store: MailStore): Server {
  return createServer((request, response) => {
    answer(store, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  // A website that points its own name at 127.0.0.1 could otherwise read the mail through the visitor's browser.
  if (!isLocalName(request.headers.host)) return json(response, 403, { error: 'Open this page as http://localhost' });
  const url = new URL(request.url ?? '/', 'http://localhost');
  const to = url.searchParams.get('to') ?? '';
  const [first, id = '', view] = url.pathname.split('/').slice(1);

  if (request.method === 'DELETE' && url.pathname === '/messages') {
    if (request.headers.origin) return json(response, 403, { error: 'Not from another page' });
    store.deleteAll();
    response.writeHead(204).end();
    return;
  }
  if (request.method !== 'GET') return json(response, 405, { error: 'Only GET, and DELETE /messages' });
  if (url.pathname === '/')
    return html(response, PAGE_POLICY, listPage(await store.list({ to, limit: MOST_LISTED }), to));
  if (url.pathname === '/messages') return json(response, 200, await store.list({ to, limit: MOST_LISTED }));
  if (first === 'messages' && id.endsWith('.eml') && !view)
    return source(response, await store.source(id.slice(0, -4)));

  const message = first === 'messages' || first === 'message' ? await store.get(id) : undefined;
  if (!message) return json(response, 404, { error: 'No such message' });
  if (first === 'messages' && !view) return json(response, 200, message);
  if (first === 'message' && !view) return html(response, PAGE_POLICY, messagePage(message));
  if (first === 'message' && view === 'html') return html(response, BODY_POLICY, message.html ?? '');
  json(response, 404, { error: 'No such page' });
}

const isLocalName = (host = '') => /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host);

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

function html(response: ServerResponse, policy: string, body: string): void {
  response.setHeader('Content-Security-Policy', policy);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
}

function source(response: ServerResponse, eml: Buffer | undefined): void {
  if (!eml) return json(response, 404, { error: 'No such message' });
  // As plain text, which a browser shows and never interprets.
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' }).end(eml);
}
