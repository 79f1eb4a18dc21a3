import { describe, expect, test } from '@jest/globals';
import { SAY_RULES, sayCheck } from './say-check.ts';
import type { RuleKey, SayCheckContext } from './finding.ts';

/** A Friday, 16:30 in Shanghai. */
const NOW = new Date('2026-11-20T08:30:00Z');
const CONTEXT: SayCheckContext = { now: NOW, zone: 'Asia/Shanghai' };

const found = (rule: RuleKey, text: string, more: Partial<SayCheckContext> = {}): string[] =>
  sayCheck(text, { ...CONTEXT, ...more })
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.excerpt);

/** For each rule: texts with the words it objects to, and texts that it must leave alone. */
const EXAMPLES: Record<
  Exclude<RuleKey, 'apology-missing' | 'date-too-early'>,
  { objects: [text: string, excerpt: string][]; leaves: string[] }
> = {
  blame: {
    objects: [
      ['I think it is your own fault.', 'your own fault'],
      ['You should have read the terms.', 'You should have'],
      ['You didn’t follow the instructions.', 'You didn’t follow'],
      ['Our billing department messed up.', 'Our billing department messed up'],
      ['My colleague forgot to call you.', 'My colleague forgot'],
      ['That is not our fault.', 'not our fault'],
      ['这是您自己的错。', '是您自己的错'],
      ['您没有看清说明。', '您没有看清'],
      ['您当时就应该告诉我们。', '您当时就应该'],
      ['都怪财务部。', '都怪财务部'],
      ['是我们同事搞错了。', '同事搞错'],
      ['这不是我们的错。', '不是我们的错'],
    ],
    leaves: [
      'It is not your fault at all.',
      'This was our mistake, and I am sorry.',
      'You should have received our letter by now.',
      'You should already have the parcel.',
      'You should have a look at our new shop.',
      'Please tell your friend that we are glad to help.',
      'We do not blame you.',
      'Our billing department has paid the refund.',
      '这不是您的错。',
      '这是我们的失误，非常抱歉。',
      '请不要责怪自己，也不怪您。',
      '您没有其他问题的话，我们就按此办理。',
      '财务部门已为您办理退款。',
    ],
  },
  commonplace: {
    objects: [
      ['Sorry, this happens all the time.', 'happens all the time'],
      ['It happens quite often here.', 'happens quite often'],
      ['This is a very common problem.', 'is a very common problem'],
      ['You are not the only one.', 'You are not the only one'],
      ['We hear this a lot.', 'We hear this a lot'],
      ['这种情况经常发生。', '这种情况经常发生'],
      ['这类问题时常会有。', '这类问题时常会有'],
      ['这个问题很常见。', '很常见'],
      ['其他顾客也都这样。', '其他顾客也'],
      ['不止您一位遇到。', '不止您一位'],
    ],
    leaves: [
      'This should never have happened.',
      'Please tell us if it happens often.',
      'This does not happen often.',
      'Sharing is common.',
      'We will see that it does not happen again.',
      '如果这种情况经常发生，请告诉我们。',
      '这种情况经常发生吗？',
      '我们会常常与您联系。',
      '这种情况不会再发生。',
    ],
  },
  'not-my-job': {
    objects: [
      ['That is not my department.', 'not my department'],
      ["It isn't really our problem.", "n't really our problem"],
      ['There is nothing I can do.', 'There is nothing I can do'],
      ['Please contact the billing department.', 'Please contact the billing department'],
      ['It is out of my hands.', 'out of my hands'],
      ['这不归我管。', '不归我管'],
      ['这不是我们部门的事。', '不是我们部门的事'],
      ['请您找别的部门。', '请您找别的部门'],
      ['跟我们没关系。', '跟我们没关系'],
      ['我也没办法。', '我也没办法'],
    ],
    leaves: [
      'Even though it is not my department, I will see to it.',
      'There is nothing that you need to do.',
      'I have contacted the billing department for you.',
      'It is our job to put this right.',
      '虽然不归我们部门管，但由我负责到底。',
      '我已联系财务部门，为您办妥。',
      '这是我们的责任。',
      '我们已经想到办法。',
    ],
  },
  'asks-again': {
    objects: [
      ['Could you please describe the problem again?', 'Could you please describe the problem again'],
      ['Please tell us what happened.', 'Please tell us what happened'],
      ['Can you tell me the whole story from the beginning?', 'tell me the whole story from the beginning'],
      ['What happened?', 'What happened?'],
      ['请您再说一遍。', '再说一遍'],
      ['麻烦您描述一下您遇到的问题。', '麻烦您描述一下您遇到的问题'],
      ['请问发生了什么事？', '发生了什么事？'],
    ],
    leaves: [
      'Please tell your friend about our new shop.',
      'I will tell you what happened.',
      'You told us that the parcel was late. Is that right?',
      'Please tell us how you would like to be paid.',
      'We have found out what happened at the shop.',
      '您之前提到包裹晚到，请问是这样吗？',
      '我来向您说明事情的经过。',
      '请告诉我们您希望如何退款。',
    ],
  },
  'asks-if-solved': {
    objects: [
      ['Has your problem been solved?', 'Has your problem been solved?'],
      ['Is everything sorted out now?', 'Is everything sorted out now?'],
      ['Let us know if it has been resolved.', 'Let us know if it has been resolved'],
      ['Did that fix it?', 'Did that fix it?'],
      ['您的问题解决了吗？', '问题解决了吗？'],
      ['请问是否已经得到解决？', '是否已经得到解决'],
      ['问题有没有解决？', '有没有解决'],
    ],
    leaves: [
      'We have solved it: the refund left our bank today.',
      'Your problem is solved. Are you satisfied?',
      'Are you satisfied with what we did?',
      'Once it is resolved, I will call you by Friday.',
      '您的问题已经解决，退款已到账。',
      '问题解决了，请您放心。',
      '您对处理结果满意吗？',
    ],
  },
  'promise-without-date': {
    objects: [
      ['I will get back to you as soon as possible.', 'I will get back'],
      ["We'll look into it.", "We'll look into"],
      ['Thank you. We are going to refund you shortly. Goodbye.', 'We are going to refund'],
      ['We will call you. The shop opens at 9:00.', 'We will call'],
      ['我们会尽快联系您。', '我们会尽快联系'],
      ['稍后将有专人处理，我会给您回电。', '我会给您回电'],
    ],
    leaves: [
      'I will call you by Friday.',
      'We will refund you within 3 working days.',
      "We'll get back to you tomorrow at noon.",
      'We will reply by 21 November.',
      'I will be your contact.',
      'We have refunded you.',
      'You will get back your money.',
      '我们会在三个工作日内联系您。',
      '我明天上午会给您回电。',
      '我们将于11月23日前为您退款。',
      '我们已经为您退款。',
    ],
  },
  'all-capitals': {
    objects: [
      ['PLEASE READ THE TERMS before you order.', 'PLEASE READ THE TERMS'],
      ['We will NEVER! do it.', 'NEVER!'],
      ['YOU MUST PAY NOW', 'YOU MUST PAY NOW'],
      ['I WILL CALL YOU', 'I WILL CALL YOU'],
    ],
    leaves: [
      'Send it by DHL or UPS as a PDF.',
      'Your IBAN and SWIFT code, please.',
      'C-2026-000123 was paid in CNY.',
      'DHL, UPS, EMS: all of them carry it.',
      '请通过 DHL 寄回。',
    ],
  },
  'informal-you': {
    objects: [
      ['你好，已为您退款。', '你'],
      ['感谢你的来信。', '你'],
    ],
    leaves: [
      '您好，已为您退款。',
      '您说“你们太慢了，你知道吗”，我们记下了。',
      '迷你音箱已寄出。',
      '感谢你们一家的支持。',
    ],
  },
};

describe.each(Object.entries(EXAMPLES))('%s', (rule, { objects, leaves }) => {
  test.each(objects)('objects to %j', (text, excerpt) => {
    const all = found(rule as RuleKey, text);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(excerpt);
  });
  test.each(leaves.map((text) => [text]))('leaves %j alone', (text) => {
    expect(found(rule as RuleKey, text)).toEqual([]);
  });
});

describe('asking for facts that the case holds', () => {
  const facts = ['name', 'phone', 'email', 'order-number', 'address'] as const;
  test.each([
    ['name', 'May I have your full name?'],
    ['phone', 'Please send us your phone number.'],
    ['email', 'What is your e-mail address?'],
    ['order-number', 'Could you provide the order number?'],
    ['address', 'We need your delivery address.'],
    ['name', '请问您的姓名是什么？'],
    ['phone', '请提供您的联系电话。'],
    ['email', '麻烦告诉我们您的邮箱。'],
    ['order-number', '能否把订单号发给我们？'],
    ['address', '请留一下您的收货地址。'],
  ] as const)('a known %s is not asked for: %j', (fact, text) => {
    expect(found('asks-again', text, { knownFacts: [fact] })).toHaveLength(1);
    expect(found('asks-again', text, { knownFacts: facts.filter((other) => other !== fact) })).toEqual([]);
  });
  test('reading it out to have it confirmed is fine', () => {
    const text = 'We will write to the e-mail address that you gave us. 我们会寄到您提供的地址。';
    expect(found('asks-again', text, { knownFacts: facts })).toEqual([]);
  });
});

describe('the apology', () => {
  test('is missed in a first reply only, and only if none was made', () => {
    expect(found('apology-missing', 'Thank you for your letter.', { firstReply: true })).toEqual(['']);
    expect(found('apology-missing', '感谢您的来信。', { firstReply: true })).toEqual(['']);
    expect(found('apology-missing', 'Thank you for your letter.')).toEqual([]);
    expect(found('apology-missing', 'Thank you.', { firstReply: true, hasApologised: true })).toEqual([]);
  });
  test.each([
    'I apologise for the delay.',
    'We are very sorry.',
    '非常抱歉给您带来不便。',
    '请接受我们的歉意。',
    '请您谅解。',
  ])('is heard in %j', (text) => expect(found('apology-missing', text, { firstReply: true })).toEqual([]));
});

describe('dates that the calendar cannot hold', () => {
  const isWorkingDay = (date: string) => !['2026-11-21', '2026-11-22'].includes(date);
  const earliest = new Date('2026-11-23T01:30:00Z');
  test.each([
    ['I will call you tomorrow.', 'tomorrow'],
    ['We will reply on Sunday.', 'on Sunday'],
    ['We will refund you by 20 November.', '20 November'],
    ['We will refund you by 2026-11-19.', '2026-11-19'],
    ['I will call you within two hours.', 'within two hours'],
    ['我明天会给您回电。', '明天'],
    ['我们将于周六联系您。', '周六'],
    ['我们会在11月20日前退款。', '11月20日'],
    ['我会在2小时内回复您。', '2小时内'],
  ])('%j is too early', (text, excerpt) => {
    expect(found('date-too-early', text, { isWorkingDay, earliest })).toEqual([excerpt]);
  });
  test.each([
    'I will call you on Monday.',
    'We will refund you by 1 December.',
    'We will refund you by 3 January.',
    'I will call you within 72 hours.',
    'We will reply the day after tomorrow, or next Monday.',
    'Your parcel left on 12 November.',
    '我们会在11月24日前退款。',
    '我下周一会给您回电。',
    '您11月12日的来信已收到。',
  ])('%j can be kept', (text) => {
    const closedTomorrow = (date: string) => date !== '2026-11-21';
    expect(found('date-too-early', text, { isWorkingDay: closedTomorrow, earliest: NOW })).toEqual([]);
  });
  test('without a calendar only the past is too early, in the zone of the customer', () => {
    const lateEvening = new Date('2026-11-20T17:00:00Z');
    expect(found('date-too-early', 'I will call you on 20 November.', { now: lateEvening })).toEqual(['20 November']);
    expect(found('date-too-early', 'I will call you on 20 November.', { now: lateEvening, zone: 'UTC' })).toEqual([]);
  });
});

test('findings come in the order of the text with offsets, step and other words, and block only if a manager says so', () => {
  const text = '你好！这种情况经常发生。不归我管。';
  const findings = sayCheck(text, { ...CONTEXT, blocking: ['commonplace'] });
  expect(findings.map(({ rule, step, blocking }) => [rule, step, blocking])).toEqual([
    ['informal-you', 'calm', false],
    ['commonplace', 'calm', true],
    ['not-my-job', 'ownership', false],
  ]);
  for (const { from, to, excerpt, message, suggestion, language } of findings) {
    expect(text.slice(from, to)).toBe(excerpt);
    expect(language).toBe('zh-CN');
    expect(message.en && message['zh-CN'] && suggestion.en && suggestion['zh-CN']).toBeTruthy();
  }
});

test('a long message of any kind is checked at once', () => {
  for (const piece of ['你', 'we will call you ', '请您', 'AB ', 'is your the ', '"', '因为您没有', 'happens. ', '1']) {
    const before = performance.now();
    sayCheck(piece.repeat(20_000 / piece.length), {
      ...CONTEXT,
      knownFacts: ['story', 'name', 'email', 'phone', 'address'],
    });
    expect(performance.now() - before).toBeLessThan(1500);
  }
});

test('good answers pass without a word', () => {
  const english =
    'Dear Mr Li, I am sorry that your parcel was late. I am Anna and I take care of it. I will call you by Tuesday, 24 November. ' +
    'If you prefer another time, just reply to this mail.';
  const chinese =
    '李先生，您好！包裹延误给您带来不便，我们深表歉意。此事由我负责，我会在11月24日前给您回电。如有其他要求，请直接回复本邮件。';
  for (const text of [english, chinese]) expect(sayCheck(text, { ...CONTEXT, firstReply: true })).toEqual([]);
});

test('the words that we suggest pass themselves', () => {
  const suggested = Object.values(SAY_RULES).flatMap(({ suggestion }) => [
    ...suggestion.en.matchAll(/"([^"]+)"/g),
    ...suggestion['zh-CN'].matchAll(/“([^”]+)”/g),
  ]);
  expect(suggested.length).toBeGreaterThan(12);
  for (const [, words] of suggested) expect(sayCheck(words!, CONTEXT)).toEqual([]);
});
