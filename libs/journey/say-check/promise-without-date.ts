import { namesATime } from './days-named.ts';
import type { SayRule } from './finding.ts';
import { promisesSaid } from './promising.ts';

/** A promise without a date. "As soon as possible" is no date. */
export const promiseWithoutDate: SayRule = {
  key: 'promise-without-date',
  step: 'reassurance',
  message: {
    en: 'This promises something and does not say by when.',
    'zh-CN': '这里作出了承诺，却没有说明时间。',
  },
  suggestion: {
    en: 'Name the day and time, and log it as a promise: "I will call you by Friday, 17:00."',
    'zh-CN': '请写明日期和时间，并登记为承诺：“我会在周五 17:00 前给您回电。”',
  },
  find: (text) => promisesSaid(text).filter(({ sentence }) => !namesATime(sentence.text)),
};
