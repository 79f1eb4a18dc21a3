import type { Language } from '#kernel/language';

interface DigestWords {
  topic(count: number): string;
  headline(day: string): string;
  opening: string;
  headings: Record<
    'escalations' | 'overdue' | 'promises' | 'dueToday' | 'offers' | 'calls' | 'silent' | 'importantDays',
    string
  >;
  /** Who, and what about them. */
  join(who: string, what: string): string;
  /** A moment of another day, without its zone. */
  moment(day: string, time: string): string;
  since(instant: string): string;
  wasDue(clock: string, instant: string): string;
  due(clock: string, time: string): string;
  promised(promise: string, time: string): string;
  answerUntil(instant: string): string;
  silentFor(duration: string): string;
  inDays(days: number): string;
  more(count: number): string;
  times(instant: string): string;
  footer: string;
}

/** The words of the daily digest, apart from its order. */
export const DIGEST_WORDS: Readonly<Record<Language, DigestWords>> = {
  en: {
    topic: (count) => `Your day: ${count === 1 ? 'one thing waits' : `${count} things wait`} for you`,
    headline: (day) => day,
    opening: 'This is what waits for you today.',
    headings: {
      escalations: 'Escalations that nobody has taken on',
      overdue: 'Overdue',
      promises: 'Promises due today',
      dueToday: 'Deadlines today',
      offers: 'Cases offered to you',
      calls: 'Customers to call',
      silent: 'Cases that have gone silent',
      importantDays: 'Important days of your customers',
    },
    join: (who, what) => `${who}, ${what}`,
    moment: (day, time) => `${day}, ${time}`,
    since: (instant) => `since ${instant}`,
    wasDue: (clock, instant) => `${clock}, was due ${instant}`,
    due: (clock, time) => `${clock}, due at ${time}`,
    promised: (promise, time) => `“${promise}”, due at ${time}`,
    answerUntil: (instant) => `please accept or decline before ${instant}`,
    silentFor: (duration) => `nothing has happened for ${duration}`,
    inDays: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
    more: (count) => (count === 1 ? 'And one more.' : `And ${count} more.`),
    times: (instant) => `Written on ${instant}; all times are in this zone.`,
    footer:
      'You receive this on each working day on which something waits for you. A manager can change its time or switch it off.',
  },
  'zh-CN': {
    topic: (count) => `今日待办：${count} 项`,
    headline: (day) => day,
    opening: '以下是今天需要您关注的事项。',
    headings: {
      escalations: '等待接手的升级',
      overdue: '已超时',
      promises: '今日到期的承诺',
      dueToday: '今日到期的时限',
      offers: '等待您答复的个案',
      calls: '需要电话回访的顾客',
      silent: '长时间没有进展的个案',
      importantDays: '顾客的重要日子',
    },
    join: (who, what) => `${who}，${what}`,
    moment: (day, time) => `${day} ${time}`,
    since: (instant) => `自${instant}起`,
    wasDue: (clock, instant) => `${clock}应于${instant}完成`,
    due: (clock, time) => `${clock}，${time} 到期`,
    promised: (promise, time) => `“${promise}”，${time} 到期`,
    answerUntil: (instant) => `请在${instant}之前接受或谢绝`,
    silentFor: (duration) => `已有${duration}没有任何进展`,
    inDays: (days) => (days === 0 ? '今天' : days === 1 ? '明天' : `${days} 天后`),
    more: (count) => `另有 ${count} 项。`,
    times: (instant) => `写于${instant}，所有时间均为该时区时间。`,
    footer: '此邮件仅在工作日有待办事项时发送。发送时间可由经理调整或关闭。',
  },
};
