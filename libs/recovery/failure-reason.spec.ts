import { expect, test } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { failureReason } from '#recovery/failure-reason';

const sqlError = (message: string, fields: object) =>
  new QueryFailedError('SELECT $1', ['账单收了两次费用'], Object.assign(new Error(message), fields));

test('a reason names class and code, and the constraint, but neither parameters nor details', () => {
  const broken = sqlError('duplicate key value violates unique constraint "mail_once_per_key"', {
    code: '23505',
    constraint: 'mail_once_per_key',
    detail: 'Key (key)=(王芳) already exists.',
  });
  expect(failureReason(broken)).toBe(
    'QueryFailedError 23505: duplicate key value violates unique constraint "mail_once_per_key"',
  );
});

test.each([
  [sqlError('invalid input syntax for type uuid: "my invoice is wrong"', { code: '22P02' }), 'invoice'],
  [new SyntaxError('Unexpected token \'T\', "The invoice" is not valid JSON'), 'invoice'],
  [new Error('No route to wang.fang@customer.example'), 'wang'],
  [new Error('Cannot call +8613800000000'), '8613800000000'],
  [new Error('Failed\nThe invoice is wrong'), 'invoice'],
  [new Error('无法处理“账单收了两次费用”'), '账单'],
])('a customer’s words are left out of %p', (error, words) => {
  expect(failureReason(error)).not.toContain(words);
  expect(failureReason(error)).toContain(error.name);
});

test('a slip of the program keeps the names that tell where it is', () => {
  expect(failureReason(new TypeError("Cannot read properties of undefined (reading 'dueAt')"))).toBe(
    "TypeError: Cannot read properties of undefined (reading 'dueAt')",
  );
});

test('a long reason is cut, and what is no error has one too', () => {
  expect(failureReason(new Error('x '.repeat(900)))).toHaveLength(300);
  expect(failureReason('my invoice is wrong')).not.toContain('invoice');
});
