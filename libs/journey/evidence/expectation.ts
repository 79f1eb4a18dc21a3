import { Choice, Counter, Currency, Flag, LocalDate, Nested, Text } from '#kernel/fields';
import type { LocalText } from '#kernel/language';

/** What can put a failure right. */
export const REMEDIES = [
  'refund',
  'replacement',
  'repair',
  'apology',
  'explanation',
  'process-change',
  'other',
] as const;
export type Remedy = (typeof REMEDIES)[number];

export const REMEDY_LABELS: Readonly<Record<Remedy, LocalText>> = {
  refund: { en: 'a refund', 'zh-CN': '退款' },
  replacement: { en: 'a replacement', 'zh-CN': '换货' },
  repair: { en: 'a repair', 'zh-CN': '维修' },
  apology: { en: 'an apology', 'zh-CN': '道歉' },
  explanation: { en: 'an explanation', 'zh-CN': '解释说明' },
  'process-change': { en: 'a change of our process', 'zh-CN': '流程改进' },
  other: { en: 'something else', 'zh-CN': '其他' },
};

/** The customer's answer to an offer. */
export const ANSWERS = ['accepted', 'declined', 'pending'] as const;
export type Answer = (typeof ANSWERS)[number];

export class Alternative {
  @Text({ max: 2000 }) offered: string;
  @Choice(REMEDIES, { optional: true }) remedy?: Remedy;
  @Counter({ optional: true, description: 'What the customer gets, in minor units' }) amount?: number;
  @Currency({ optional: true }) currency?: string;
  @LocalDate({ optional: true }) byDate?: string;
  @Choice(ANSWERS, { optional: true }) answer?: Answer;
}

/** Step 2: every later offer is compared with it. */
export class ExpectationEvidence {
  @Choice(REMEDIES, { optional: true }) remedy?: Remedy;
  @Text({ optional: true, description: 'What would put it right, as the customer says it' }) description?: string;
  @Counter({ optional: true, description: 'Minor units of the currency', example: 12900 }) amount?: number;
  @Currency({ optional: true, example: 'CNY' }) currency?: string;
  @LocalDate({ optional: true }) byDate?: string;
  @Flag({ optional: true, description: 'Whether we can meet the wish' }) canMeet?: boolean;
  @Text({ optional: true, description: 'What we told the customer, if we can' }) assurance?: string;
  @Nested(Alternative, { optional: true, description: 'What we offered instead, if we cannot' })
  alternative?: Alternative;
}
