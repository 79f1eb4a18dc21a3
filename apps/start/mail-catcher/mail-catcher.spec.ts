import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startMailCatcher, type MailCatcher } from './mail-catcher.ts';
import type { CaughtMessage, CaughtSummary } from './mail-store.ts';

const ANY = { page: undefined, smtp: undefined };
let folder: string;
let catcher: MailCatcher;
let now: Date;

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'amends-mail-'));
  catcher = await startMailCatcher(folder, ANY, () => now);
});
afterEach(async () => {
  await catcher.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function send(mail: SendMailOptions): Promise<void> {
  const transport = createTransport(catcher.smtpUrl);
  await transport.sendMail({ from: 'Amends <care@shop.example>', ...mail });
  transport.close();
  now = new Date(now.getTime() + 1_000);
}

const get = (path: string) => fetch(catcher.url + path);
const list = async (to = '') => (await (await get(`/messages?to=${encodeURIComponent(to)}`)).json()) as CaughtSummary[];

describe('the mail catcher', () => {
  test('catches a message over SMTP and gives it back with all its parts, Chinese included', async () => {
    await send({
      to: 'Li Wei <Li.Wei@customer.example>',
      bcc: 'archive@shop.example',
      subject: '您的投诉 C-2026-000123 已解决',
      text: '李伟您好：问题已解决。',
      html: '<p>李伟您好：<b>问题已解决。</b></p>',
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [{ filename: '道歉信.txt', content: 'abc' }],
    });
    const [summary] = await list();
    expect(summary).toEqual({
      id: expect.any(String),
      receivedAt: '2026-11-20T09:00:00.000Z',
      recipients: ['li.wei@customer.example', 'archive@shop.example'],
      from: 'Amends <care@shop.example>',
      to: ['Li Wei <Li.Wei@customer.example>'],
      subject: '您的投诉 C-2026-000123 已解决',
    });
    const message = (await (await get(`/messages/${summary?.id}`)).json()) as CaughtMessage;
    expect(message).toMatchObject({
      ...summary,
      html: expect.stringContaining('<b>问题已解决。</b>'),
      attachments: [{ filename: '道歉信.txt', mimeType: 'text/plain', bytes: 3 }],
    });
    expect(message.text).toContain('李伟您好：问题已解决。');
    expect(message.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
  });

  test('lists the newest first, and by whom it was delivered to', async () => {
    await send({ to: 'a@customer.example', subject: 'first' });
    await send({ to: 'b@customer.example', subject: 'second' });
    await send({ to: 'a@customer.example', subject: 'third' });
    expect((await list()).map(({ subject }) => subject)).toEqual(['third', 'second', 'first']);
    expect((await list('A@customer.example')).map(({ subject }) => subject)).toEqual(['third', 'first']);
    expect(await list('customer.example')).toEqual([]);
  });

  test('keeps everything over a restart until it is told to forget', async () => {
    await send({ to: 'a@customer.example', subject: 'kept' });
    await catcher.stop();
    catcher = await startMailCatcher(folder, ANY, () => now);
    expect((await list()).map(({ subject }) => subject)).toEqual(['kept']);
    expect((await fetch(`${catcher.url}/messages`, { method: 'DELETE' })).status).toBe(204);
    expect(await list()).toEqual([]);
    expect(readdirSync(join(folder, 'mail'))).toEqual([]);
  });

  test('shows hostile mail without running any of it', async () => {
    const evil = `<script>alert(1)</script>"'<img src=x onerror=alert(1)>`;
    await send({ to: 'a@customer.example', subject: evil, text: evil, html: evil, headers: { 'X-Evil': evil } });
    const [summary] = await list();
    for (const path of ['/', `/message/${summary?.id}`, `/?to=${encodeURIComponent(evil)}`]) {
      const response = await get(path);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const page = await response.text();
      expect(page).toContain('&lt;script&gt;');
      expect(page).not.toMatch(/<script|<img/);
    }
    const page = await (await get(`/message/${summary?.id}`)).text();
    expect(page).toContain(`<iframe sandbox title="The message's HTML part" src="/message/${summary?.id}/html">`);
    const body = await get(`/message/${summary?.id}/html`);
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect((await get(`/messages/${summary?.id}.eml`)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  test('gives out nothing but messages, and nothing to other websites', async () => {
    await send({ to: 'a@customer.example', subject: 'x' });
    for (const path of ['/messages/..%2f..%2fetc%2fpasswd', '/messages/1', '/nothing', '/message/x/html']) {
      expect((await get(path)).status).toBe(404);
    }
    const rebound = await new Promise<number | undefined>((resolve) => {
      request(`${catcher.url}/messages`, { headers: { Host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(rebound).toBe(403);
    const foreign = { method: 'DELETE', headers: { Origin: 'http://evil.example' } };
    expect((await fetch(`${catcher.url}/messages`, foreign)).status).toBe(403);
    expect(await list()).toHaveLength(1);
  });

  test('says in words that a wished-for port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await expect(startMailCatcher(folder, { page: port, smtp: undefined }, () => now)).rejects.toThrow(
      `Port ${port} is already taken by another program, so Amends did not start.\n` +
        `Stop that program, or choose another port: MAIL_CATCHER_PORT=${port + 1} npm start`,
    );
    server.close();
  });
});
