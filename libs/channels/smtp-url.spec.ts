import { expect, test } from '@jest/globals';
import { readSmtpUrl } from './smtp-url.ts';

test('credentials are decoded, and never sent in the clear to another machine', () => {
  expect(readSmtpUrl('smtp://care%40shop.example:p%40ss%3A@mail.example')).toEqual({
    host: 'mail.example',
    port: 587,
    secure: false,
    requireTLS: true,
    auth: { user: 'care@shop.example', pass: 'p@ss:' },
  });
});

test('smtps is encrypted from the first byte; a catcher on this machine needs nothing', () => {
  expect(readSmtpUrl('smtps://mail.example')).toMatchObject({ port: 465, secure: true, requireTLS: false });
  expect(readSmtpUrl('smtp://u:p@127.0.0.1:1025')).toMatchObject({ port: 1025, requireTLS: false });
  expect(readSmtpUrl('smtp://[::1]:1025')).toMatchObject({ host: '::1', auth: undefined });
});

test('a wrong value names the setting and what to write, and keeps the password to itself', () => {
  const wrong = [
    'mail.example:587',
    'http://u:hush@mail.example',
    'smtp://u:hush@mail.example?debug=true',
    'smtp://u:hu%sh@h',
    '',
  ];
  for (const value of wrong) {
    expect(() => readSmtpUrl(value)).toThrow(/^SMTP_URL .* smtp:\/\/host:587/);
    expect(() => readSmtpUrl(value)).not.toThrow(/hush|hu%sh/);
  }
});
