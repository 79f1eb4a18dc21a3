import { expect, test } from '@jest/globals';
import { numberIn, shownNumber } from '../../apps/web/ui/typed-number.ts';

test.each<[string | number, number | undefined]>([
  [12.5, 12.5],
  ['12.', 12],
  ['12.50', 12.5],
  ['0.', 0],
  ['007', 7],
  ['', undefined],
  ['-', undefined],
])('%j has the number %j in it', (typed, number) => expect(numberIn(typed)).toBe(number));

test('an amount stays as it was typed on its way to 12.50', () => {
  for (const typed of ['1', '12', '12.', '12.5', '12.50']) expect(shownNumber(typed, Number(typed))).toBe(typed);
});

test('another value than the typed one is shown itself', () => {
  expect(shownNumber('12.50', 13)).toBe(13);
  expect(shownNumber('12.50', undefined)).toBe('');
});
