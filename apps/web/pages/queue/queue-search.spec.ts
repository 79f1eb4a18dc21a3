import { expect, test } from '@jest/globals';
import { filtersOf, readSearch } from './queue-search.ts';

test('the address of the queue keeps the days that it names', () => {
  const search = readSearch({ view: 'all', from: '2026-11-01', to: '2026-11-30' });
  expect(filtersOf(search, 'Asia/Shanghai')).toEqual({
    view: 'all',
    receivedFrom: '2026-10-31T16:00:00.000Z',
    receivedBefore: '2026-11-30T16:00:00.000Z',
  });
});

test.each(['2026-13-45', '2026-02-30', '0202-11-20', '9999-12-31', 'tomorrow', ''])(
  'a day “%s” in the address of the queue is left out, and breaks nothing',
  (day) => {
    const search = readSearch({ from: day, to: day });
    expect(search).toEqual({});
    expect(filtersOf(search, 'America/New_York')).toEqual({ view: 'mine' });
  },
);
