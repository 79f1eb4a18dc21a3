import type { LocalText } from '#kernel/language';
import type { Obligation, Regime } from './regime.ts';

/** A regime that comes with the product. */
export interface RegimePreset extends Regime {
  /** What it demands and how our clocks say it, for whoever chooses one. */
  about: LocalText;
  /** Where it is written. */
  source: string;
  obligations: (Obligation & {
    /** The rule behind it. */
    source: string;
  })[];
}

/**
 * Regimes as data. A help for those whom they bind, not legal advice: check them against the source before relying on them, and
 * write a regime of your own where yours differs.
 */
export const REGIME_PRESETS = {
  'uk-fca-disp': {
    name: 'UK FCA DISP',
    source: 'FCA Handbook, DISP 1.5 and 1.6',
    about: {
      en: 'Acknowledge promptly; final response within eight weeks; settled by close of the third business day after receipt, a summary resolution communication is enough. "Promptly" has no number in the rules: we take the same three business days, because what is settled by then is free of the time limit rules, so nothing earlier can be demanded, and whoever goes beyond owes the customer word at once.',
      'zh-CN':
        '及时书面受理确认；八周内给出最终答复；收到后第三个工作日营业结束前解决的，可用简要解决通知。规则没有给“及时”规定天数：我们取同样的三个工作日，因为届时已解决的不受时限规则约束，所以不能要求更早；而超过的，就应当立即告知顾客。',
    },
    obligations: [
      { clock: 'regulatory-acknowledgement', within: { businessDays: 3 }, source: 'DISP 1.6.1R(1), 1.5.1R' },
      { clock: 'regulatory-summary', within: { businessDays: 3 }, source: 'DISP 1.5.1R' },
      { clock: 'regulatory-resolution', within: { calendarDays: 56 }, source: 'DISP 1.6.2R' },
    ],
  },
  'uk-fca-disp-payment': {
    name: 'UK FCA DISP, payment services and e-money',
    source: 'FCA Handbook, DISP 1.5 and 1.6',
    about: {
      en: 'As DISP, but the final response within 15 business days; exceptionally a holding response by then and the final response within 35. An answer by a person ends the 15 days, the settlement the 35.',
      'zh-CN':
        '同 DISP，但须在 15 个工作日内给出最终答复；特殊情况下，届时先给出说明，并在 35 个工作日内给出最终答复。人工答复即满足 15 日之限，解决即满足 35 日之限。',
    },
    obligations: [
      { clock: 'regulatory-acknowledgement', within: { businessDays: 3 }, source: 'DISP 1.6.1R(1), 1.5.1R' },
      { clock: 'regulatory-summary', within: { businessDays: 3 }, source: 'DISP 1.5.1R' },
      { clock: 'regulatory-response', within: { businessDays: 15 }, source: 'DISP 1.6.2AR(1)' },
      { clock: 'regulatory-resolution', within: { businessDays: 35 }, source: 'DISP 1.6.2AR(2)' },
    ],
  },
  'us-cfpb': {
    name: 'US CFPB',
    source: 'CFPB, Company Portal Manual; 12 U.S.C. 5534',
    about: {
      en: 'A response within 15 calendar days; where it says that work goes on, the final response within 60.',
      'zh-CN': '15 个日历日内答复；如答复称仍在处理，则须在 60 个日历日内给出最终答复。',
    },
    obligations: [
      {
        clock: 'regulatory-response',
        within: { calendarDays: 15 },
        source: 'Company Portal Manual, response within 15 days',
      },
      {
        clock: 'regulatory-resolution',
        within: { calendarDays: 60 },
        source: 'Company Portal Manual, final response within 60 days',
      },
    ],
  },
  'au-asic-rg271': {
    name: 'AU ASIC RG 271',
    source: 'ASIC Regulatory Guide 271, Internal dispute resolution',
    about: {
      en: 'Acknowledge within 24 hours; the final response within 30 calendar days. The guide also accepts one business day for the acknowledgement; the 24 hours are the stricter reading.',
      'zh-CN': '24 小时内受理确认；30 个日历日内给出最终答复。指引也允许在一个工作日内确认；24 小时是较严格的理解。',
    },
    obligations: [
      {
        clock: 'regulatory-acknowledgement',
        within: { elapsed: 'PT24H' },
        source: 'RG 271, acknowledgement of complaints',
      },
      {
        clock: 'regulatory-resolution',
        within: { calendarDays: 30 },
        source: 'RG 271, maximum timeframe for a standard complaint',
      },
    ],
  },
  'iso-10002': {
    name: 'ISO 10002',
    source: 'ISO 10002:2018, Customer satisfaction: guidelines for complaints handling',
    about: {
      en: 'Acknowledge immediately: we take one hour by the clock, which an automatic acknowledgement keeps with ease, and which leaves a mail server the time to come back. Status at set times: give the policy targets for the clock "next-update", which starts again with each answer. The standard sets no time for the resolution; give the policy targets for that too.',
      'zh-CN':
        '立即受理确认：我们取一小时（昼夜连续计算），自动确认足以做到，也给邮件服务器留出恢复的时间。按预定时间通报进展：请在策略中为“进展通报”（next-update）时钟设定目标，它随每次答复重新开始。标准没有规定解决的时限；也请在策略中自行设定。',
    },
    obligations: [{ clock: 'regulatory-acknowledgement', within: { elapsed: 'PT1H' }, source: 'ISO 10002:2018, 7.4' }],
  },
} satisfies Record<string, RegimePreset>;

export type RegimeKey = keyof typeof REGIME_PRESETS;
export const REGIME_KEYS = Object.keys(REGIME_PRESETS) as RegimeKey[];
