import type { LocalText } from '#kernel/language';
import type { ClockKind } from './policy.ts';

/** A service standard: concrete, measurable, feasible, timely and the same everywhere. */
export interface ServiceStandard {
  about: LocalText;
  /** ISO 8601, elapsed. */
  within: string;
  /**
   * The clocks that keep it when they get this time as their target (in elapsed time); a promise is made to the customer at
   * the moment it is due from. None: it happens before there is a case, so it is measured elsewhere.
   */
  clocks: readonly ClockKind[];
}

/** The service standards of the source material, ready to be taken over into a policy. */
export const SERVICE_STANDARDS = {
  'telephone-answered': {
    about: {
      en: 'The telephone is answered within two rings, at most four (of five seconds each).',
      'zh-CN': '电话铃响两声内接听，最多不超过四声（每声约五秒）。',
    },
    within: 'PT20S',
    clocks: [],
  },
  'dropped-call': {
    about: {
      en: 'A call that broke off is called back within five minutes.',
      'zh-CN': '通话中断后，五分钟内回拨。',
    },
    within: 'PT5M',
    clocks: ['promise'],
  },
  'web-message': {
    about: {
      en: 'A message on the web is answered within five minutes.',
      'zh-CN': '网上留言在五分钟内答复。',
    },
    within: 'PT5M',
    clocks: ['first-response', 'next-response'],
  },
  'on-site': {
    about: {
      en: 'Somebody is on site within two hours in town.',
      'zh-CN': '市内两小时内到达现场。',
    },
    within: 'PT2H',
    clocks: ['promise'],
  },
} as const satisfies Record<string, ServiceStandard>;

export type ServiceStandardKey = keyof typeof SERVICE_STANDARDS;
