import { expect, test } from '@jest/globals';
import type { CustomField } from '../../ui/custom-fields/custom-field.ts';
import { toMinor } from './amount.ts';
import { blankDraft, emotionsWith, isWritten } from './draft.ts';
import { evidenceOf, logBody } from './evidence.ts';
import { endHold, minutesAndSeconds, startHold, waiting } from './hold.ts';
import { isSaved, nameOf, tasksOf } from './intake-tasks.ts';
import { isWholeNumber, sameNumber } from './phone-numbers.ts';
import { progressOf } from './progress.ts';
import { callBackAt, quickTimes } from './quick-times.ts';
import { wrongFields } from './wrong-fields.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const draft = () => blankDraft('en', NOW, 'CNY');

test('a new draft is nothing that anybody would miss, and supplies no evidence', () => {
  expect(isWritten(draft())).toBe(false);
  expect(evidenceOf(draft(), 'Nora')).toEqual({});
  expect(new Set(Object.values(progressOf(draft())))).toEqual(new Set(['empty']));
});

test('what was said becomes the evidence of its steps, and only what was said', () => {
  const written = {
    ...draft(),
    questions: [
      { id: '1', question: 'Which box?', answer: '' },
      { id: '2', question: ' ', answer: 'lost' },
    ],
    restatement: 'The box was crushed.',
    confirmedAt: NOW.toISOString(),
    remedy: 'refund' as const,
    amount: '129.50',
    canMeet: 'no' as const,
    assurance: 'Not meant any more',
    alternative: 'A replacement',
    acceptedAt: NOW.toISOString(),
    apology: 'I am sorry.',
    apologyAt: NOW.toISOString(),
  };
  expect(evidenceOf(written, 'Nora')).toEqual({
    capture: {
      clarifyingQuestions: [{ question: 'Which box?' }],
      restatement: 'The box was crushed.',
      confirmedAt: NOW.toISOString(),
    },
    expectation: {
      remedy: 'refund',
      amount: 12950,
      currency: 'CNY',
      canMeet: false,
      alternative: { offered: 'A replacement', answer: 'pending' },
    },
    ownership: { acceptedAt: NOW.toISOString(), acceptedBy: 'Nora' },
    calm: { apology: { words: 'I am sorry.', by: 'Nora', at: NOW.toISOString() } },
  });
});

test('a conversation that is logged long after it began is dated back', () => {
  expect(logBody(draft(), later(60)).receivedAt).toBeUndefined();
  expect(logBody(draft(), later(3600)).receivedAt).toBe(NOW.toISOString());
});

test('the longest time on hold is kept beside the sum', () => {
  const first = endHold(startHold(draft().hold, NOW), later(125));
  const second = endHold(startHold(first, later(200)), later(230));
  expect(second).toMatchObject({ since: null, longest: 125, total: 155 });
  expect(waiting(startHold(first, later(200)), later(203).getTime())).toBe(3);
  expect(minutesAndSeconds(125)).toBe('2:05');
});

test('quick times lie ahead, at times that can be said', () => {
  expect(callBackAt(later(61).getTime(), 15).toISOString()).toBe('2026-11-24T10:20:00.000Z');
  const names = (at: string) => quickTimes(Date.parse(at), 'Asia/Shanghai').map(({ name }) => name);
  expect(names('2026-11-24T02:00:00Z')).toContain('today');
  expect(names('2026-11-24T10:00:00Z')).not.toContain('today');
  const noon = quickTimes(Date.parse('2026-11-24T18:00:00Z'), 'Asia/Shanghai').find(
    ({ name }) => name === 'tomorrowNoon',
  );
  expect(noon?.at.toISOString()).toBe('2026-11-26T04:00:00.000Z');
});

test('a slip of the finger is corrected, a change of mood is kept', () => {
  const angry = emotionsWith([], 'angry', NOW);
  expect(emotionsWith(angry, 'annoyed', later(3)).map(({ emotion }) => emotion)).toEqual(['annoyed']);
  expect(emotionsWith(angry, 'calm', later(60)).map(({ emotion }) => emotion)).toEqual(['angry', 'calm']);
});

test.each([
  ['129', 'CNY', 12900],
  ['1,290.5', 'CNY', 129050],
  ['129,50', 'EUR', 12950],
  ['500', 'JPY', 500],
  ['much', 'CNY', null],
  ['-3', 'CNY', null],
])('an amount %s %s is %s in minor units', (typed, currency, minor) => {
  expect(toMinor(typed, currency)).toBe(minor);
});

test('what is wrong is said at its field; a promise never lies in the past', () => {
  const promise = { id: 'p', what: 'We call', dueAt: NOW.toISOString() };
  const wrong = wrongFields({ ...draft(), amount: 'much', promises: [promise] }, later(1));
  expect(wrong).toEqual({ 'customer.name': 'name', words: 'words', amount: 'amount', 'promise.p.dueAt': 'past' });
});

test('what the company requires of complaints of this category must not be left out', () => {
  const field = { id: '1', version: 1, name: 'order_no', labels: {}, type: 'text' as const, required: true };
  const fields = [
    { ...field, categories: ['delivery'] },
    { ...field, name: 'optional', required: false },
  ] as unknown as CustomField[];
  const known = { ...draft(), words: 'Late.', customer: { ...draft().customer, name: 'Ann' } };
  expect(wrongFields(known, NOW, fields)).toEqual({});
  const late = { ...known, category: 'delivery' };
  expect(wrongFields(late, NOW, fields)).toEqual({ 'customFields.order_no': 'fact' });
  expect(wrongFields({ ...late, customFields: { order_no: '88231' } }, NOW, fields)).toEqual({});
});

test.each<[string, Partial<ReturnType<typeof draft>>]>([
  ['a remedy', { remedy: 'refund' }],
  ['that it can be met', { canMeet: 'yes' }],
  ['a type of customer', { customerType: 'driver' }],
  ['a category', { category: 'billing' }],
  ['a tag', { tags: ['vip'] }],
  ['a field of the company', { customFields: { order: 5 } }],
  ['an answer', { questions: [{ id: '1', question: '', answer: 'The blue one' }] }],
  ['the time of a promise', { promises: [{ id: '1', what: '', dueAt: NOW.toISOString() }] }],
])('%s alone is something that somebody would miss', (_, what) =>
  expect(isWritten({ ...draft(), ...what })).toBe(true),
);

test('another language or channel, and rows that are empty, are nothing that somebody would miss', () => {
  const questions = [{ id: '1', question: '', answer: ' ' }];
  expect(isWritten({ ...draft(), language: 'zh-CN', channel: 'chat', questions })).toBe(false);
});

test('what was corrected after it was saved is saved anew', () => {
  const written = { ...draft(), restatement: 'The box was crushd.' };
  const capture = evidenceOf(written, 'Nora').capture!;
  const submission = { ...written.submission, reference: 'C-2026-000001', saved: ['complaint', 'step:capture'] };
  const saved = { ...written, submission: { ...submission, evidence: { capture } } };
  const states = (of: typeof saved) => tasksOf(of, 'Nora').map((task) => [nameOf(task), isSaved(of, 'Nora', task)]);
  expect(states(saved)).toEqual([
    ['complaint', true],
    ['step:capture', true],
  ]);
  expect(states({ ...saved, restatement: 'The box was crushed.' })).toEqual([
    ['complaint', true],
    ['step:capture', false],
  ]);
});

test('two ways of writing one telephone number are the same, another number is not', () => {
  expect(sameNumber('+86 138 0013 8000', '13800138000')).toBe(true);
  expect(sameNumber('020 7946 0018', '+442079460018')).toBe(true);
  expect(sameNumber('13800138001', '+8613800138000')).toBe(false);
  expect(isWholeNumber('138')).toBe(false);
});
