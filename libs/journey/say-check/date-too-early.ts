import { localDateOf, timesNamed, type NamedTime } from './days-named.ts';
import type { SayCheckContext, SayRule } from './finding.ts';
import { promisesSaid } from './promising.ts';

function tooEarly({ date, withinMinutes }: NamedTime, context: SayCheckContext): boolean {
  const { now, zone = 'UTC', earliest = now, isWorkingDay } = context;
  if (withinMinutes !== undefined) return now.getTime() + withinMinutes * 60_000 < earliest.getTime();
  if (date === undefined) return false;
  return date < localDateOf(earliest, zone) || isWorkingDay?.(date) === false;
}

/** A promise for a day that has passed, on which nobody works, or before the calendar allows the work to be done. */
export const dateTooEarly: SayRule = {
  key: 'date-too-early',
  step: 'reassurance',
  message: {
    en: 'The calendar cannot hold this date: nobody works then, or it is too early.',
    'zh-CN': '按工作日历，这个时间无法做到：当天不上班，或时间太早。',
  },
  suggestion: {
    en: 'Promise a later day that you can keep: rather sooner than promised than the other way round.',
    'zh-CN': '请承诺一个能做到的较晚日期：宁可提前完成，不要逾期。',
  },
  find: (text, context) => {
    const today = localDateOf(context.now, context.zone ?? 'UTC');
    return promisesSaid(text).flatMap(({ sentence, language }) =>
      timesNamed(sentence.text, today)
        .filter((time) => tooEarly(time, context))
        .map(({ from, to }) => ({ from: sentence.from + from, to: sentence.from + to, language })),
    );
  },
};
