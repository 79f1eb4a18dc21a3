import { expect, test } from '@jest/globals';
import { changesOf, type Typed } from './customer-changes.ts';
import type { Customer } from './customer-query.ts';
import { daysToCome, nextTime } from './important-days.ts';
import { takenOver } from './taken-over.ts';

const TYPED: Typed = {
  name: 'Li Wei',
  email: 'li@customer.example',
  phone: '',
  language: '',
  timeZone: '',
  calendarId: '',
  contactFrom: '',
  contactTo: '',
  preferredChannel: '',
  personality: '',
  likes: '',
  doNotContact: false,
  importantDays: [],
};

test('only what was changed is sent, and what was emptied is not known any more', () => {
  const typed = { ...TYPED, email: '', likes: 'Jasmine tea', importantDays: [{ name: '', date: '' }] };
  expect(changesOf(TYPED, typed)).toEqual({ email: null, likes: 'Jasmine tea' });
  expect(changesOf(TYPED, { ...TYPED, name: '' })).toEqual({ name: '' });
});

test('a day of every year comes again, one that was once does not', () => {
  const day = (date: string) => ({ name: 'Birthday', date });
  expect(nextTime(day('11-24'), '2026-11-24')).toBe('2026-11-24');
  expect(nextTime(day('05-17'), '2026-11-24')).toBe('2027-05-17');
  expect(nextTime(day('2026-05-17'), '2026-11-24')).toBeNull();
  expect(nextTime(day('02-29'), '2026-11-24')).toBe('2027-02-28');
  const soon = daysToCome([day('12-30'), day('12-01'), day('11-30')], new Date('2026-11-24T10:00:00Z'), 'UTC', 14);
  expect(soon.map(({ next }) => next)).toEqual(['2026-11-30', '2026-12-01']);
});

test('whoever goes on takes over what was not known, further days, and that no mail is wanted', () => {
  const nobody: Customer = {
    id: 'a',
    name: 'L. Wei',
    email: null,
    phone: null,
    language: null,
    timeZone: null,
    calendarId: null,
    contactFrom: null,
    contactTo: null,
    preferredChannel: null,
    personality: null,
    likes: null,
    doNotContact: false,
    importantDays: [],
    merged: [],
    complaintCount: 0,
    complaints: [],
    promises: [],
    createdAt: '2026-11-20T10:00:00.000Z',
    version: 1,
  };
  const birthday = { name: 'Birthday', date: '05-17' };
  const from: Customer = { ...nobody, phone: '+1', likes: 'Tea', doNotContact: true, importantDays: [birthday] };
  expect(takenOver(from, nobody)).toEqual(['phone', 'likes', 'importantDays', 'doNotContact']);
  expect(takenOver(from, { ...from, likes: 'Coffee' })).toEqual([]);
  expect(takenOver(nobody, from)).toEqual([]);
});
