import { expect, test } from '@jest/globals';
import { whyNeverMail } from './never-mail.ts';

const OWN = ['care@shop.example', 'Complaints@shop.example'];

test.each([
  'no-reply@bank.example',
  'NoReply@bank.example',
  'do_not.reply@bank.example',
  'noreply-billing@bank.example',
  'banknoreply@bank.example',
  'MAILER-DAEMON@mx.example',
  'postmaster@mx.example',
  'bounces+77=li.wei@list.example',
  'owner-talk@list.example',
  'talk-request@list.example',
])('%s is read by nobody', (address) => {
  expect(whyNeverMail(address, OWN)?.code).toBe('nobody-reads-it');
});

test('our own addresses come back to us, tagged or in capitals as well', () => {
  for (const address of ['care@shop.example', 'CARE+c-2026-000123@SHOP.example', 'complaints@shop.example']) {
    expect(whyNeverMail(address, OWN)?.code).toBe('our-own');
  }
});

test('what is not one address is refused', () => {
  for (const address of [
    '',
    'li.wei',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a..b@c.example',
  ]) {
    expect(whyNeverMail(address, OWN)?.code).toBe('malformed');
  }
  expect(whyNeverMail('nobody-known@import.invalid', OWN)?.code).toBe('no-such-domain');
});

test('people are written to, also where their address resembles the others', () => {
  const people = [
    'li.wei@customer.example',
    'bruno.reply@x.example',
    'owner@corner-shop.example',
    '李伟@客户.example',
    'care@other.example',
  ];
  for (const address of people) expect(whyNeverMail(address, OWN)).toBeUndefined();
});
