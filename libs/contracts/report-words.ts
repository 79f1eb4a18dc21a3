import type { LocalText } from '#kernel/language';
import { CAUSES } from '#journey/causes';
import { isStepKey, STEPS } from '#journey/steps';
import type { Grouping, Item } from './reports.ts';

/** How reports call what they are grouped by, for files that people open. */
export const GROUPING_TITLES: Record<Grouping, LocalText> = {
  team: { en: 'Team', 'zh-CN': '团队' },
  category: { en: 'Category', 'zh-CN': '类别' },
  place: { en: 'Place', 'zh-CN': '地点' },
  channel: { en: 'Channel', 'zh-CN': '渠道' },
  severity: { en: 'Severity', 'zh-CN': '严重程度' },
  day: { en: 'Day', 'zh-CN': '日期' },
  week: { en: 'Week from', 'zh-CN': '周（起始日）' },
  month: { en: 'Month from', 'zh-CN': '月（起始日）' },
};

export const ITEM_TITLES: Record<Item, LocalText> = {
  clock: { en: 'Deadline', 'zh-CN': '时限' },
  measure: { en: 'Measure', 'zh-CN': '指标' },
  cause: { en: 'Cause', 'zh-CN': '根本原因' },
  step: { en: 'Step', 'zh-CN': '步骤' },
};

const WORDS: Readonly<Record<string, LocalText>> = {
  'first-response': { en: 'First response', 'zh-CN': '首次响应' },
  'next-response': { en: 'Next response', 'zh-CN': '后续答复' },
  'next-update': { en: 'Next update', 'zh-CN': '进展通报' },
  resolution: { en: 'Resolution', 'zh-CN': '解决' },
  'regulatory-acknowledgement': { en: 'Regulatory acknowledgement', 'zh-CN': '监管：受理确认' },
  'regulatory-response': { en: 'Regulatory response', 'zh-CN': '监管：答复' },
  'regulatory-resolution': { en: 'Regulatory final response', 'zh-CN': '监管：最终答复' },
};

/** What a row is about, in words; the customer's and the company's own words as they are. */
export function itemTitle(item: string): LocalText {
  const named = WORDS[item] ?? CAUSES[item] ?? (isStepKey(item) ? STEPS[item].title : undefined);
  return named ?? { en: item, 'zh-CN': item };
}
