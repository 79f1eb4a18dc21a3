import { expect, test } from '@jest/globals';
import { messageIdFor, readMessageId } from './message-id.ts';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const ours = messageIdFor(id, 'secret', 'care.example');

test('the same row always gets the same Message-ID', () => {
  expect(ours).toBe(messageIdFor(id, 'secret', 'care.example'));
  expect(ours).toMatch(/^<mail\.01890a5d-ac96-774b-bcce-b302099a8057\.[0-9a-f]{24}@care\.example>$/);
});

test('we read the key out of our own, bare or bracketed, in any case and under an older domain', () => {
  for (const value of [
    ours,
    ours.slice(1, -1),
    ` ${ours.toUpperCase()} `,
    ours.replace('care.example', 'old.example'),
  ]) {
    expect(readMessageId(value, 'secret')).toBe(id);
  }
});

test("forged ones and others' are not ours", () => {
  const forged = [
    ours.replace('8057', '8058'),
    ours.replace(/\.[0-9a-f]{24}@/, `.${'0'.repeat(24)}@`),
    '<abc@x.example>',
    '',
  ];
  for (const value of forged) expect(readMessageId(value, 'secret')).toBeUndefined();
  expect(readMessageId(ours, 'another secret')).toBeUndefined();
});

test('a key that could break out of the header is refused', () => {
  expect(() => messageIdFor('a>\r\nBcc: x', 'secret', 'care.example')).toThrow(TypeError);
  expect(() => messageIdFor(id, 'secret', 'care.example>\r\nX: y')).toThrow(TypeError);
});
