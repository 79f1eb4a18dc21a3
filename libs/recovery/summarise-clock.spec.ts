import { expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { explainDeadline } from '#clocks/deadline';
import { deadlines } from '#clocks/deadlines';
import type { ClockFact, Status } from '#clocks/facts';
import type { Policy } from '#clocks/policy';
import { regimeOf } from '#clocks/regimes';
import type { Language } from '#kernel/language';
import { summariseClock } from './summarise-clock.ts';

const timeZone = 'Europe/Berlin';
const calendar = openCalendar({
  timeZone,
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
  closed: [{ date: '2026-12-25', name: 'Christmas Day' }],
});
const each = (duration: string) => ({ low: duration, normal: duration, high: duration, critical: duration });
const on = (day: string, time: string): Date => new Date(`2026-${day}T${time}:00+01:00`);
const received = (day: string, time: string): ClockFact => ({
  type: 'received',
  at: on(day, time),
  severity: 'normal',
});
const became = (to: Status, day: string, time: string): ClockFact => ({
  type: 'status-changed',
  at: on(day, time),
  to,
});

function said(policy: Policy, facts: ClockFact[], now: Date, language: Language = 'en', isOutdated = false): string {
  const deadline = deadlines(policy, calendar, facts, now).at(-1)!;
  const explanation = explainDeadline(deadline, calendar, now);
  const regimeName = policy.regime?.name;
  return summariseClock(
    { deadline, explanation, calendarName: 'Office hours', timeZone, regimeName, isOutdated },
    language,
  );
}
const FIRST: Policy = { targets: { 'first-response': each('PT4H') } };
const RESOLUTION: Policy = { targets: { resolution: each('PT16H') } };

test('says the time granted, by which hours, from when, due when, and what was left out: 68 h on the wall are 4 + 16 + 48', () => {
  expect(said(FIRST, [received('11-20', '16:00')], on('11-23', '10:00'))).toBe(
    'First response: 4 h of business time (Office hours, Europe/Berlin) from Fri, 20 Nov 2026 16:00, due Mon, 23 Nov 2026 12:00; ' +
      'not counted: 16 h of nights, 48 h of days off; 2 h left.',
  );
});

test('in Chinese', () => {
  expect(said(FIRST, [received('11-20', '16:00')], on('11-23', '10:00'), 'zh-CN')).toBe(
    '首次响应：自 2026年11月20日周五 16:00 起工作时间 4 小时（Office hours，Europe/Berlin），到期 2026年11月23日周一 12:00；' +
      '不计入：16 小时 夜间，48 小时 休息日；还剩 2 小时。',
  );
});

test('names holidays, counts pauses, and says what became of it', () => {
  const facts = [
    received('12-23', '09:00'),
    became('pending', '12-23', '11:00'),
    became('open', '12-23', '12:30'),
    became('resolved', '12-28', '13:00'),
  ];
  expect(said(RESOLUTION, facts, on('12-30', '09:00'))).toBe(
    'Resolution: 16 h of business time (Office hours, Europe/Berlin) from Wed, 23 Dec 2026 09:00, due Mon, 28 Dec 2026 10:30; ' +
      'not counted: 1 h 30 min of pauses, 32 h of nights, 24 h of holidays (Christmas Day), 48 h of days off; ' +
      'late since Mon, 28 Dec 2026 10:30, met on Mon, 28 Dec 2026 13:00.',
  );
});

test('one that stands still has no date, but says since when and what is left', () => {
  const facts = [received('12-23', '09:00'), became('pending', '12-23', '11:00')];
  expect(said(RESOLUTION, facts, on('12-23', '14:00'))).toBe(
    'Resolution: 16 h of business time (Office hours, Europe/Berlin) from Wed, 23 Dec 2026 09:00; not counted: 3 h of pauses; ' +
      'standing still since Wed, 23 Dec 2026 11:00 with 14 h left.',
  );
});

test.each<[string, Language, string]>([
  [
    'uk-fca-disp-payment',
    'en',
    'UK FCA DISP, payment services and e-money, Regulatory final response: 35 business days (Office hours, Europe/Berlin) after ' +
      'Fri, 20 Nov 2026, due at close of business on Mon, 11 Jan 2027 17:00; not counted: 16 days off, ' +
      '1 holiday (Christmas Day); ',
  ],
  [
    'us-cfpb',
    'en',
    'US CFPB, Regulatory final response: 60 days (Europe/Berlin) after Fri, 20 Nov 2026, due at the end of Tue, 19 Jan 2027; ',
  ],
  ['us-cfpb', 'zh-CN', '2026年11月20日周五 之后 60 个日历日（Europe/Berlin），到期为 2027年1月19日周二 当日结束时'],
  [
    'uk-fca-disp-payment',
    'zh-CN',
    '2026年11月20日周五 之后 35 个工作日（Office hours，Europe/Berlin），到期为营业结束时 2027年1月11日周一 17:00',
  ],
])('a regulatory deadline of %s, in %s, is counted in days', (key, language, sentence) => {
  const policy: Policy = { targets: {}, regime: regimeOf(key) };
  expect(said(policy, [received('11-20', '16:00')], on('11-20', '16:00'), language)).toContain(sentence);
});

test('a promise says when it was made and for when, to the second where it needs to', () => {
  const promise: ClockFact = {
    type: 'promise-made',
    at: new Date('2026-11-20T15:00:30Z'),
    promiseId: 'p',
    dueAt: on('11-22', '08:00'),
  };
  expect(said({ targets: {} }, [promise], on('11-22', '09:00'))).toBe(
    'Promise: made on Fri, 20 Nov 2026 16:00:30 for Sun, 22 Nov 2026 08:00 (Europe/Berlin), every moment counts; ' +
      'late since Sun, 22 Nov 2026 08:00.',
  );
});

test('one that was reckoned by rules of the past says so, and reckons nothing by those of today', () => {
  const facts = [received('11-20', '16:00'), became('closed', '11-20', '16:30')];
  expect(said(FIRST, facts, on('11-23', '10:00'), 'en', true)).toBe(
    'First response: started on Fri, 20 Nov 2026 16:00, was due Mon, 23 Nov 2026 12:00 by a policy or calendar that has changed ' +
      'since; ended on Fri, 20 Nov 2026 16:30 without being met.',
  );
});
