import { expect, test } from '@jest/globals';
import { clockFacts, historyFacts, type HistoryEntry } from './clock-facts.ts';

const at = new Date('2026-11-20T10:00:00Z');
const entry = (type: HistoryEntry['type'], data: object, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: '7',
  type,
  at,
  actorKind: 'agent',
  data: data as Record<string, unknown>,
  ...rest,
});

test('a message that is only thanks is told from one that asks for something (chatwoot #10178)', () => {
  expect(clockFacts(entry('message.added', { kind: 'from-customer', thanks: true }))).toEqual([
    { type: 'customer-wrote', at, thanks: true, eventId: '7' },
  ]);
  expect(clockFacts(entry('message.added', { kind: 'from-customer' }))).toEqual([
    { type: 'customer-wrote', at, eventId: '7' },
  ]);
});

test('a person answers, a rule only acknowledges, and a note is neither', () => {
  const by = (actorKind: HistoryEntry['actorKind']) =>
    clockFacts(entry('message.added', { kind: 'to-customer' }, { actorKind }));
  expect(by('agent')).toEqual([{ type: 'responded', at, by: 'person', eventId: '7' }]);
  expect(by('system')).toEqual([{ type: 'responded', at, by: 'automatic', eventId: '7' }]);
  expect(clockFacts(entry('message.added', { kind: 'note' }))).toEqual([]);
});

test('what the customer can neither read nor heard is no answer', () => {
  expect(clockFacts(entry('message.added', { kind: 'to-customer', reachesNobody: true }))).toEqual([]);
});

test('an acknowledgement counts once its mail has left', () => {
  expect(clockFacts(entry('complaint.acknowledged', {}, { actorKind: 'system' }))).toEqual([
    { type: 'responded', at, by: 'automatic', eventId: '7' },
  ]);
});

test('what happened before an open case was imported counts as if it had happened then, and names its event still', () => {
  const clocksFrom = '2026-11-23T09:00:00.000Z';
  const logged = entry('complaint.logged', {
    receivedAt: '2024-01-05T09:00:00.000Z',
    severity: 'high',
    status: 'open',
    clocksFrom,
  });
  expect(historyFacts([logged, entry('message.added', { kind: 'from-customer' })])).toEqual([
    { type: 'received', at: new Date(clocksFrom), severity: 'high', status: 'open', eventId: '7' },
    { type: 'customer-wrote', at: new Date(clocksFrom), eventId: '7' },
  ]);
});
