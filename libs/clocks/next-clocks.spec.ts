import { describe, expect, test } from '@jest/globals';
import { openCalendar } from '#calendar/business-calendar';
import { isStopped, type Deadline } from './deadline.ts';
import { deadlines } from './deadlines.ts';
import type { ClockFact, Status } from './facts.ts';
import { dueRungs, nextDue, type Rung } from './ladder.ts';
import type { Policy } from './policy.ts';

const calendar = openCalendar({
  timeZone: 'Europe/Berlin',
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }],
});
const each = (duration: string) => ({ low: duration, normal: duration, high: duration, critical: 'PT15M' });
const policy: Policy = {
  targets: {
    'first-response': each('PT4H'),
    'next-response': each('PT2H'),
    'next-update': each('PT16H'),
    resolution: each('PT80H'),
  },
};
const LADDER: Rung[] = [{ key: 'breach', at: 'PT0S', action: 'notify', to: 'supervisor' }];

/** Local times of one week: 'mon 09:00' is Monday, 2 March 2026 in Berlin. */
function on(text: string): Date {
  const [day, time] = text.split(' ') as [string, string];
  const date = 2 + ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'next-mon', 'next-tue'].indexOf(day);
  return new Date(`2026-03-${String(date).padStart(2, '0')}T${time}:00+01:00`);
}
const received = (at: string, status?: Status): ClockFact => ({
  type: 'received',
  at: on(at),
  severity: 'normal',
  ...(status && { status }),
});
const became = (to: Status, at: string): ClockFact => ({ type: 'status-changed', at: on(at), to });
const answered = (at: string, by: 'person' | 'automatic' = 'person'): ClockFact => ({
  type: 'responded',
  at: on(at),
  by,
});
const wrote = (at: string): ClockFact => ({ type: 'customer-wrote', at: on(at) });
const thanked = (at: string): ClockFact => ({ type: 'customer-wrote', at: on(at), thanks: true });
const raised = (at: string): ClockFact => ({ type: 'severity-changed', at: on(at), to: 'critical' });
const merged = (at: string): ClockFact => ({ type: 'merged', at: on(at) });

const all = (kind: string, facts: ClockFact[], now: string): Deadline[] =>
  deadlines(policy, calendar, facts, on(now)).filter((deadline) => deadline.kind === kind);
const summary = (kind: string, facts: ClockFact[], now: string): string[] =>
  all(kind, facts, now).map(({ ordinal, state, startedAt }) => `${ordinal} ${state} from ${startedAt.toISOString()}`);
const from = (text: string): string => `from ${on(text).toISOString()}`;

describe('next response', () => {
  const begun = [received('mon 09:00'), answered('mon 10:00')];

  test('runs from the oldest unanswered message, however often the customer writes again', () => {
    const facts = [...begun, wrote('mon 16:00'), wrote('mon 16:30'), wrote('tue 09:30')];
    expect(all('next-response', facts, 'tue 09:45')).toMatchObject([
      { ordinal: 1, state: 'running', startedAt: on('mon 16:00'), dueAt: on('tue 10:00') },
    ]);
    expect(all('next-response', facts, 'tue 10:00')[0]!.state).toBe('breached');
  });

  test('is met by a person’s answer, which leaves the next message to the next clock', () => {
    const facts = [
      ...begun,
      wrote('mon 11:00'),
      answered('mon 11:30', 'automatic'),
      answered('mon 12:00'),
      wrote('tue 09:00'),
    ];
    expect(all('next-response', facts, 'tue 09:10')).toMatchObject([
      { ordinal: 1, state: 'met', metAt: on('mon 12:00') },
      { ordinal: 2, state: 'running', dueAt: on('tue 11:00') },
    ]);
  });

  test('does not run beside the first response, to which such a message belongs', () => {
    const facts = [received('mon 09:00'), wrote('mon 09:30'), answered('mon 10:00', 'automatic'), wrote('mon 11:00')];
    expect(all('next-response', facts, 'fri 09:00')).toEqual([]);
    expect(summary('first-response', facts, 'mon 12:00')).toEqual([`1 running ${from('mon 09:00')}`]);
  });

  test('the customer is silent after our answer: nothing escalates (zammad #3140)', () => {
    const facts = [...begun, wrote('mon 11:00'), answered('mon 11:15')];
    const responses = deadlines(policy, calendar, facts, on('fri 17:00')).filter(({ kind }) =>
      kind.endsWith('response'),
    );
    expect(responses.map(({ kind, state }) => [kind, state])).toEqual([
      ['first-response', 'met'],
      ['next-response', 'met'],
    ]);
    expect(responses.map((one) => nextDue(one, LADDER, new Set(), calendar))).toEqual([null, null]);
    expect(responses.flatMap((one) => dueRungs(one, LADDER, new Set(), calendar, on('fri 17:00')))).toEqual([]);
  });

  test.each<[string, ClockFact[]]>([
    ['in the middle of the case', [...begun]],
    ['after the resolution', [...begun, became('resolved', 'mon 11:00')]],
    ['after the resolution, even when somebody reopens it', [...begun, became('resolved', 'mon 11:00')]],
  ])('“Thanks!” %s starts no response clock (chatwoot #10178)', (when, facts) => {
    const after = [...facts, thanked('mon 12:00'), ...(when.includes('reopens') ? [became('open', 'mon 12:00')] : [])];
    expect(all('next-response', after, 'fri 09:00')).toEqual([]);
  });

  test('“Thanks!” does not answer what was asked before it', () => {
    expect(summary('next-response', [...begun, wrote('mon 11:00'), thanked('mon 11:05')], 'mon 12:00')).toEqual([
      `1 running ${from('mon 11:00')}`,
    ]);
  });

  test.each<Status>(['resolved', 'closed'])('ends unmet when the case is %s, and late stays late', (status) => {
    const facts = [...begun, wrote('mon 11:00')];
    expect(summary('next-response', [...facts, became(status, 'mon 12:00')], 'fri 09:00')).toEqual([
      `1 cancelled ${from('mon 11:00')}`,
    ]);
    const late = all('next-response', [...facts, became(status, 'mon 14:00')], 'fri 09:00')[0]!;
    expect(late).toMatchObject({ state: 'breached', breachedAt: on('mon 13:00'), stoppedAt: on('mon 14:00') });
    expect(late.metAt).toBeUndefined();
  });

  test('a message that reopens the case is answered from the reopening on', () => {
    const facts = [...begun, became('resolved', 'mon 11:00'), wrote('tue 09:00'), became('open', 'tue 09:00')];
    expect(summary('next-response', facts, 'tue 09:30')).toEqual([`1 running ${from('tue 09:00')}`]);
    expect(summary('next-response', [...facts, answered('tue 10:00')], 'fri 09:00')).toEqual([
      `1 met ${from('tue 09:00')}`,
    ]);
  });

  test('an old message on a closed case is not late at once when the case is reopened by hand (osTicket #5955)', () => {
    const facts = [...begun, became('closed', 'mon 11:00'), wrote('mon 12:00'), became('open', 'next-mon 09:00')];
    const [next] = all('next-response', facts, 'next-mon 09:00');
    expect(next).toMatchObject({ state: 'running', startedAt: on('next-mon 09:00'), dueAt: on('next-mon 11:00') });
    expect(dueRungs(next!, LADDER, new Set(), calendar, on('next-mon 09:00'))).toEqual([]);
  });

  test('a case that was settled without an answer has it for what reopens it: nobody falls between the clocks', () => {
    const facts = [
      received('mon 09:00'),
      became('closed', 'mon 10:00'),
      wrote('mon 11:00'),
      became('open', 'mon 11:00'),
    ];
    expect(summary('next-response', facts, 'mon 12:00')).toEqual([`1 running ${from('mon 11:00')}`]);
  });

  test('what was answered while the case was settled is not asked again by a reopening', () => {
    const facts = [
      ...begun,
      became('closed', 'mon 11:00'),
      wrote('mon 12:00'),
      answered('mon 13:00'),
      became('open', 'tue 09:00'),
    ];
    expect(all('next-response', facts, 'fri 09:00')).toEqual([]);
  });

  test('a message that is only written down later counts from when it was said, and not after its answer', () => {
    const facts = [...begun, answered('mon 15:00'), wrote('mon 14:00')];
    expect(all('next-response', facts, 'fri 09:00')).toMatchObject([
      { state: 'met', startedAt: on('mon 14:00'), metAt: on('mon 15:00') },
    ]);
  });
});

describe('next update', () => {
  test('starts with our first answer, and anew with each further one', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), answered('tue 10:00'), answered('fri 10:00')];
    expect(summary('next-update', facts, 'fri 11:00')).toEqual([
      `1 met ${from('mon 10:00')}`,
      `2 breached ${from('tue 10:00')}`,
      `3 running ${from('fri 10:00')}`,
    ]);
    expect(all('next-update', facts, 'fri 11:00')[1]).toMatchObject({
      breachedAt: on('thu 10:00'),
      metAt: on('fri 10:00'),
    });
  });

  test('neither an automatic mail nor the customer is news from us', () => {
    const facts = [received('mon 09:00'), answered('mon 09:01', 'automatic'), wrote('mon 10:00')];
    expect(all('next-update', facts, 'mon 11:00')).toEqual([]);
    const waiting = [...facts, answered('mon 12:00'), answered('tue 09:00', 'automatic'), wrote('tue 10:00')];
    expect(summary('next-update', waiting, 'tue 11:00')).toEqual([`1 running ${from('mon 12:00')}`]);
  });

  test('stands still while we await the customer, but not while a third party has us wait', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), became('pending', 'mon 10:00')];
    expect(all('next-update', facts, 'fri 09:00')).toMatchObject([{ state: 'paused', dueAt: null }]);
    const back = [...facts, became('open', 'tue 10:00'), became('on-hold', 'tue 11:00')];
    expect(all('next-update', back, 'tue 12:00')).toMatchObject([{ state: 'running', dueAt: on('thu 10:00') }]);
  });

  test.each<[string, ClockFact]>([
    ['resolved', became('resolved', 'mon 12:00')],
    ['closed', became('closed', 'mon 12:00')],
    ['merged (znuny #200)', merged('mon 12:00')],
  ])('owes no news once the case is %s', (_how, end) => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), end, answered('mon 13:00')];
    expect(all('next-update', facts, 'fri 17:00').map(({ state }) => state)).toEqual(['cancelled']);
    expect(all('next-update', facts, 'fri 17:00').every(isStopped)).toBe(true);
  });

  test('starts anew, with its full time, when the case is reopened past it (osTicket #5955)', () => {
    const facts = [
      received('mon 09:00'),
      answered('mon 10:00'),
      became('resolved', 'thu 12:00'),
      became('open', 'next-mon 09:00'),
    ];
    expect(all('next-update', facts, 'next-mon 09:00')).toMatchObject([
      { ordinal: 1, state: 'breached', breachedAt: on('wed 10:00'), stoppedAt: on('thu 12:00') },
      { ordinal: 2, state: 'running', startedAt: on('next-mon 09:00'), dueAt: on('next-tue 17:00') },
    ]);
  });

  test('a graver case is owed news sooner, counted from our last word', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00'), raised('mon 10:05')];
    expect(all('next-update', facts, 'mon 10:06')).toMatchObject([{ state: 'running', dueAt: on('mon 10:15') }]);
  });

  test('an old policy’s update deadline does not survive a change to another (zammad #5624)', () => {
    const facts = [received('mon 09:00'), answered('mon 10:00')];
    const sooner: Policy = { targets: { 'next-update': each('PT1H') } };
    const [now] = deadlines(sooner, calendar, facts, on('mon 10:30'));
    expect(now).toMatchObject({ kind: 'next-update', dueAt: on('mon 11:00') });
    expect(deadlines({ targets: {} }, calendar, facts, on('mon 10:30'))).toEqual([]);
  });
});

test('a whole conversation that counts as said at one instant, as imports do, leaves one clock and not one for each message', () => {
  const said = [wrote('mon 09:00'), answered('mon 09:00'), wrote('mon 09:00'), answered('mon 09:00')];
  const facts = [received('mon 09:00', 'open'), ...said, ...said, wrote('mon 09:00')];
  expect(summary('next-response', facts, 'mon 09:30')).toEqual([`1 running ${from('mon 09:00')}`]);
  expect(summary('next-update', facts, 'mon 09:30')).toEqual([`1 running ${from('mon 09:00')}`]);
});

test('an imported closed case runs none of them, whatever was said before it came (zammad #2949)', () => {
  const facts = [received('mon 09:00', 'closed'), wrote('mon 09:00'), answered('mon 09:00'), wrote('mon 09:00')];
  expect(deadlines(policy, calendar, facts, on('fri 09:00'))).toEqual([]);
});
