import { expect, test } from '@jest/globals';
import { currencyIn, likelyCurrency } from './currency.ts';

test.each([
  ['the customer lives in London', [{ timeZone: 'Europe/London', languages: ['zh-CN'] }], 'GBP'],
  [
    'the customer speaks the Chinese of China',
    [{ timeZone: null, languages: ['zh-CN'] }, { timeZone: 'Europe/London' }],
    'CNY',
  ],
  [
    'nothing says where the customer is',
    [{ languages: ['en'] }, { timeZone: 'Europe/London', languages: ['en-US'] }],
    'GBP',
  ],
  ['only the reader’s browser says something', [{}, { timeZone: 'UTC', languages: ['en', 'de-AT'] }], 'EUR'],
  ['nothing says anything', [{ languages: ['en', 'not a language'] }, { timeZone: 'UTC' }], undefined],
])('when %s, it is offered', (_, people, currency) => {
  expect(likelyCurrency(...people)).toBe(currency);
});

test('what was written already says it best', () => {
  expect(currencyIn([{ remedy: 'refund' }, { alternative: { amount: 500, currency: 'SGD' }, currency: '' }])).toBe(
    'SGD',
  );
  expect(currencyIn({ amount: 5 })).toBeUndefined();
});
