import { describe, expect, test } from '@jest/globals';
import { readFormat, readTime } from './local-time.ts';

const utc = (text: string, formats: string[], zone = 'UTC') => {
  const read = readTime(text, formats, zone);
  return 'at' in read ? read.at.toISOString() : read.reason;
};

describe('local times', () => {
  test('are read in the zone of the mapping, with the offset of their own day', () => {
    expect(utc('2019-04-25 09:32:09', ['YYYY-MM-DD HH:mm:ss'], 'Asia/Shanghai')).toBe('2019-04-25T01:32:09.000Z');
    expect(utc('07/01/2024 3:05 PM', ['MM/DD/YYYY h:mm A'], 'America/New_York')).toBe('2024-07-01T19:05:00.000Z');
    expect(utc('01/02/2024 12:05 AM', ['MM/DD/YYYY h:mm A'], 'America/New_York')).toBe('2024-01-02T05:05:00.000Z');
    expect(utc('2013年1月6日 下午3时41分', ['YYYY年M月D日 Ah时m分'], 'Asia/Shanghai')).toBe('2013-01-06T07:41:00.000Z');
  });

  test('take the first format that fits, and doubled letters want two digits', () => {
    expect(utc('6.1.2013', ['DD.MM.YYYY', 'D.M.YYYY'])).toBe('2013-01-06T00:00:00.000Z');
    expect(utc('6.1.2013', ['DD.MM.YYYY'])).toBe('“6.1.2013” is not written like DD.MM.YYYY');
  });

  test('that no calendar knows are refused and never become another time', () => {
    expect(utc('2023-02-29', ['YYYY-MM-DD'])).toMatch(/is no date and time/);
    expect(utc('2023-02-28 24:00', ['YYYY-MM-DD HH:mm'])).toMatch(/is no date and time/);
    expect(utc('2023-02-28 13:00 PM', ['YYYY-MM-DD hh:mm A'])).toMatch(/is no date and time/);
  });

  test('that the clocks jumped over are refused, and those that came twice are the first', () => {
    expect(utc('2024-03-31 02:30', ['YYYY-MM-DD HH:mm'], 'Europe/Berlin')).toMatch(/never happened in Europe\/Berlin/);
    expect(utc('2024-10-27 02:30', ['YYYY-MM-DD HH:mm'], 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
  });

  test('without a time of day are the start of the day, even where that is not midnight', () => {
    expect(utc('2012-01-13', ['YYYY-MM-DD'], 'America/New_York')).toBe('2012-01-13T05:00:00.000Z');
    expect(utc('2018-11-04', ['YYYY-MM-DD'], 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
  });

  test('in ISO 8601 need an offset', () => {
    expect(utc('2026-11-20T09:00:00+08:00', ['iso'], 'Europe/Berlin')).toBe('2026-11-20T01:00:00.000Z');
    expect(utc('2026-11-20T09:00:00', ['iso'])).toMatch(/is not written like iso/);
  });
});

test.each([
  ['yyyy-MM-dd', 'does not know “yyyy”'],
  ['HH:mm', 'lacks the year and the month and the day'],
  ['YYYY-MM-DD YYYY', 'names the year twice'],
  ['YYYY-MM-DD hh:mm', 'needs hh and A together'],
])('the format %s is refused: it %s', (format, reason) => {
  expect(readFormat(format)).toEqual({ reason: expect.stringContaining(reason) });
});
