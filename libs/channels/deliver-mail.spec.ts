import { afterEach, describe, expect, test } from '@jest/globals';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { composeMail, type MailIdentity, type OutgoingMail } from './compose-mail.ts';
import { MailSender } from './deliver-mail.ts';
import { DeliveryFailure } from './delivery-failure.ts';
import { messageIdFor, readMessageId } from './message-id.ts';
import { renderMessage } from './render-message.ts';

const identity: MailIdentity = {
  from: { name: 'Brightline 客户服务', address: 'care@shop.example' },
  domain: 'shop.example',
  secret: 'secret',
};
const reference = 'C-2026-000123';
const acknowledged = renderMessage(
  'acknowledgement',
  'zh-CN',
  { reference, customerName: '李伟', receivedAt: new Date('2026-11-20T09:00:00Z'), words: '话费被扣了两次 <b>' },
  { timeZone: 'Asia/Shanghai' },
);
const mail: OutgoingMail = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  to: { name: '李伟', address: 'li.wei@customer.example' },
  language: 'zh-CN',
  rendered: acknowledged,
  automatic: true,
  reference,
  threadIds: [],
  at: new Date('2026-11-20T09:00:05Z'),
};

const cleanUps: (() => void)[] = [];
afterEach(() => cleanUps.splice(0).forEach((cleanUp) => cleanUp()));

function senderTo(server: { address(): AddressInfo | string | null }, credentials = '', patience = {}): MailSender {
  const { port } = server.address() as AddressInfo;
  const sender = new MailSender(`smtp://${credentials}127.0.0.1:${port}`, patience);
  cleanUps.push(() => sender.close());
  return sender;
}

/** A real mail server that keeps what it accepts. */
async function mailServer(options: SMTPServerOptions = {}) {
  const received: { raw: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          raw: Buffer.concat(chunks).toString(),
          to: session.envelope.rcptTo.map(({ address }) => address),
        });
        callback();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  cleanUps.push(() => server.close());
  return { received, server: server.server };
}

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });

async function failureOf(attempt: Promise<unknown>): Promise<DeliveryFailure> {
  const outcome = await attempt.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DeliveryFailure);
  return outcome as DeliveryFailure;
}

/** Sends it for real and parses what arrived. */
async function sent(changes: Partial<OutgoingMail> = {}) {
  const { received, server } = await mailServer();
  await senderTo(server).send(composeMail({ ...mail, ...changes }, identity));
  const [{ raw, to }] = received as [{ raw: string; to: string[] }];
  const parsed = await PostalMime.parse(raw);
  const header = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
  return { raw, to, parsed, header };
}

describe('what arrives', () => {
  test('is in both alternatives, with Chinese subject and names intact', async () => {
    const { parsed, to, header } = await sent();
    expect(to).toEqual(['li.wei@customer.example']);
    expect(parsed.subject).toBe('[C-2026-000123] 我们已收到您的投诉');
    expect(parsed.from).toMatchObject({ name: 'Brightline 客户服务', address: 'care@shop.example' });
    expect(parsed.to).toMatchObject([{ name: '李伟', address: 'li.wei@customer.example' }]);
    expect(parsed.text).toBe(acknowledged.text);
    expect(parsed.html?.trimEnd()).toBe(acknowledged.html.trimEnd());
    expect(parsed.html).toContain('话费被扣了两次 &#60;b&#62;');
    expect(header('content-type')).toMatch(/^multipart\/alternative/);
  });

  test('carries the headers of automatic mail, the date of the row and a Message-ID that we can trust later', async () => {
    const { parsed, header } = await sent();
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('x-auto-response-suppress')).toBe('All');
    expect(header('precedence')).toBeUndefined();
    expect(header('content-language')).toBe('zh-CN');
    expect(header('x-amends-reference')).toBe(reference);
    expect(header('x-mailer')).toBeUndefined();
    expect(new Date(parsed.date!)).toEqual(mail.at);
    expect(readMessageId(parsed.messageId!, 'secret')).toBe(mail.id);
    expect(header('in-reply-to')).toBeUndefined();
  });

  test('hangs in the thread of the case and, where it answers a mail automatically, says so', async () => {
    const threadIds = ['<first@customer.example>', 'second@customer.example', '<bro ken\r\nBcc: x@y.example>'];
    const { header } = await sent({ threadIds, answers: '<first@customer.example>' });
    expect(header('auto-submitted')).toBe('auto-replied');
    expect(header('in-reply-to')).toBe('<first@customer.example>');
    expect(header('references')?.split(/\s+/)).toEqual(['<second@customer.example>', '<first@customer.example>']);
    expect(header('bcc')).toBeUndefined();
  });

  test('bears no mark of automatic mail when a person wrote it', async () => {
    const { header } = await sent({ automatic: false, threadIds: ['<first@customer.example>'] });
    expect(header('auto-submitted')).toBeUndefined();
    expect(header('x-auto-response-suppress')).toBeUndefined();
    expect(header('in-reply-to')).toBe('<first@customer.example>');
  });

  test('has no header that somebody smuggled in by a name or a subject', async () => {
    const injected = 'Eve\r\nBcc: all@customer.example\r\n\r\n<h1>';
    const { parsed, raw, to } = await sent({
      to: { name: injected, address: 'eve@customer.example' },
      rendered: { ...acknowledged, subject: injected },
      reference: `${reference}\r\nX-Evil: 1`,
    });
    expect(to).toEqual(['eve@customer.example']);
    expect(raw).not.toMatch(/^(?:bcc|x-evil|<h1>)/im);
    expect(parsed.subject).toBe('Eve Bcc: all@customer.example <h1>');
    // That is no name, so the address stands alone.
    expect(parsed.to?.[0]?.name).toBe('');
  });
});

test('a long thread keeps its first and its last ids, and never names the mail itself', () => {
  const threadIds = [
    ...Array.from({ length: 40 }, (_, at) => `<${at}@x.example>`),
    messageIdFor(mail.id, 'secret', 'shop.example'),
  ];
  const { references, inReplyTo } = composeMail({ ...mail, threadIds }, identity);
  expect(references).toHaveLength(12);
  expect(references?.[0]).toBe('<0@x.example>');
  expect(inReplyTo).toBe('<39@x.example>');
});

describe('a failed delivery', () => {
  test('451 is transient, and the same mail is accepted later under the same Message-ID', async () => {
    let attempts = 0;
    const { received, server } = await mailServer({
      onRcptTo: (_address, _session, callback) => callback(++attempts === 1 ? refusal(451, '4.7.1 Greylisted') : null),
    });
    const sender = senderTo(server);
    const failure = await failureOf(sender.send(composeMail(mail, identity)));
    expect(failure).toMatchObject({ permanence: 'transient', replyCode: 451 });
    const delivered = await sender.send(composeMail(mail, identity));
    expect(delivered).toMatchObject({
      accepted: ['li.wei@customer.example'],
      messageId: messageIdFor(mail.id, 'secret', 'shop.example'),
    });
    expect(received).toHaveLength(1);
  });

  test('550 for the recipient is permanent; what is logged of it names nobody', async () => {
    const { server } = await mailServer({
      onRcptTo: ({ address }, _session, callback) => callback(refusal(550, `5.1.1 <${address}> unknown`)),
    });
    const failure = await failureOf(senderTo(server).send(composeMail(mail, identity)));
    expect(failure).toMatchObject({ permanence: 'permanent', replyCode: 550 });
    expect(failure.serverSaid).toContain('li.wei@customer.example');
    expect(`${failure.stack} ${JSON.stringify(failure)} ${Object.values(failure).join()}`).not.toContain('li.wei');
  });

  test('552 and 554 for the text are permanent', async () => {
    for (const code of [552, 554]) {
      const { server } = await mailServer({
        onData: (stream, _session, callback) => {
          stream.resume().on('end', () => callback(refusal(code, 'No')));
        },
      });
      const failure = await failureOf(senderTo(server).send(composeMail(mail, identity)));
      expect(failure).toMatchObject({ permanence: 'permanent', replyCode: code });
    }
  });

  test('a refused sender or sign-in is about our settings: transient, so that nothing is lost until they are mended', async () => {
    const sender = await mailServer({
      onMailFrom: (_address, _session, callback) => callback(refusal(550, 'Not you')),
    });
    expect(await failureOf(senderTo(sender.server).send(composeMail(mail, identity)))).toMatchObject({
      permanence: 'transient',
      replyCode: 550,
    });
    const signIn = await mailServer({
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(refusal(535, 'Wrong password')),
    });
    const failure = await failureOf(senderTo(signIn.server, 'care:hush@').verify());
    expect(failure).toMatchObject({ permanence: 'transient', replyCode: 535 });
    expect(String(failure)).not.toContain('hush');
  });

  test('no server, a silent one and one that hangs up are transient', async () => {
    const { server } = await mailServer();
    const port = (server.address() as AddressInfo).port;
    await new Promise((resolve) => server.close(resolve));
    const gone = new MailSender(`smtp://127.0.0.1:${port}`);
    expect(await failureOf(gone.send(composeMail(mail, identity)))).toMatchObject({ permanence: 'transient' });
    expect((await failureOf(gone.verify())).message).toContain('ECONNREFUSED');

    for (const treat of [(_socket: Socket) => undefined, (socket: Socket) => socket.end()]) {
      const sockets: Socket[] = [];
      const odd = createServer((socket) => {
        sockets.push(socket);
        treat(socket);
      });
      await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
      cleanUps.push(() => (sockets.forEach((socket) => socket.destroy()), odd.close()));
      const failure = await failureOf(senderTo(odd, '', { connect: 200 }).send(composeMail(mail, identity)));
      expect(failure).toMatchObject({ permanence: 'transient', replyCode: undefined });
    }
  });

  test('an address that is not one plain address is permanent before anything is sent', () => {
    for (const address of ['', 'li.wei', 'a@b.example,c@d.example', 'a@b.example\r\nRCPT TO:<c@d.example>']) {
      expect(() => composeMail({ ...mail, to: { address } }, identity)).toThrow(
        expect.objectContaining({ permanence: 'permanent' }),
      );
    }
  });
});

test('verify signs in and says nothing when all is well', async () => {
  const { received, server } = await mailServer({
    allowInsecureAuth: true,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username }),
  });
  await expect(senderTo(server, 'care:hush@').verify()).resolves.toBeUndefined();
  expect(received).toHaveLength(0);
});
