import type { Channel, Severity } from '#contracts/complaint';
import type { Remedy } from '#journey/evidence/expectation';
import type { Root } from '#journey/evidence/process-roots';
import type { PersonKey } from './company.ts';
import { told, type DemoCase, type Story } from './story.ts';

/** A complaint of the past weeks that is settled, told in few words: what reports look back on. */
export interface PastCase {
  key: string;
  /** Office hours ago, nine a day. */
  ago: number;
  owner: Exclude<PersonKey, 'grace' | 'martin'>;
  customer: string;
  email: string;
  channel: Channel;
  severity?: Severity;
  category: string;
  place: string;
  subject: string;
  words: string;
  /** What the customer confirmed, and what was done. */
  restatement: string;
  statement: string;
  remedy: Remedy;
  /** Office hours after the receipt. */
  answeredAfter: number;
  resolvedAfter: number;
  /** When it was promised for; kept when it was resolved, so perhaps too late. */
  promisedFor: number;
  /** What the customer answered to the first follow-up, from 1 to 5, and said. */
  rating: [number, string];
  cause: string;
  /** What was wrong with the recovery, where it went badly. */
  roots?: [Root[], string];
}

const TEXTS = {
  en: {
    hello: 'Thank you for telling us. I look into it now and stay your contact until it is put right.',
    assurance: 'We put this right.',
    apology: 'I am sorry for the trouble that this has caused you.',
    next: 'I call you as soon as I know the day.',
    said: 'I just want it sorted out.',
    goodwill: 'For your next order',
  },
  'zh-CN': {
    hello: '您好！感谢您告诉我们。我马上处理，这件事由我负责到底。',
    assurance: '我们一定为您处理好。',
    apology: '给您添了麻烦，我真诚地向您道歉。',
    next: '一有确切日期，我马上给您回电。',
    said: '我只希望尽快解决。',
    goodwill: '下次购物可用',
  },
} as const;

/** Office time as an ISO 8601 duration. */
const office = (hours: number): string => `PT${Math.round(hours * 60)}M`;

/** Between the resolution and the answer to the first follow-up, office hours: three days with a week-end among them. */
const UNTIL_ANSWER = 44;

/** Lives a past case through, like every other. */
export function pastCase(language: 'en' | 'zh-CN', desk: 'english' | 'chinese', one: PastCase): DemoCase {
  const { key, ago, owner, customer, email, channel, severity = 'normal', category, place, subject, words } = one;
  return {
    key,
    ago: office(ago),
    desk,
    owner,
    complaint: {
      customer: { name: customer, email, timeZone: desk === 'chinese' ? 'Asia/Shanghai' : 'Europe/London' },
      channel,
      language,
      severity,
      category,
      place,
      subject,
      words,
    },
    acts: storyOf(language, one).acts,
  };
}

function storyOf(language: 'en' | 'zh-CN', one: PastCase): Story {
  const { owner, restatement, statement, remedy, answeredAfter, resolvedAfter, promisedFor, rating, cause, roots } =
    one;
  const text = TEXTS[language];
  const story = told(owner)
    .at(office(answeredAfter))
    .say(text.hello)
    .intake(
      {
        restatement,
        wish: { remedy, canMeet: true, assurance: text.assurance },
        apology: text.apology,
        next: text.next,
      },
      office(promisedFor - answeredAfter),
    )
    .at(office(resolvedAfter))
    .keep()
    .feel(rating[0] <= 2 ? 'angry' : 'calm', text.said, 'driver')
    .solve(
      { description: statement, remedy, cost: 2500, currency: language === 'en' ? 'GBP' : 'CNY', leadTime: 'P2D' },
      statement,
    )
    .resolve()
    .at(office(resolvedAfter + UNTIL_ANSWER))
    .answer(...rating)
    .goodwill({ kind: 'coupon', description: text.goodwill })
    .cause(cause, restatement);
  return (roots ? story.roots(...roots) : story).close();
}
