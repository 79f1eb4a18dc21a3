import type { LocalText } from '#kernel/language';
import { troubleOf, withValues } from '#kernel/open-variables';

/** What a canned reply can leave open, and why a case may have nothing to put there. */
export const CANNED_VARIABLES = {
  'customer.name': { en: 'the customer has no name here', 'zh-CN': '顾客姓名未填写' },
  reference: { en: 'the complaint has no reference', 'zh-CN': '投诉没有编号' },
  subject: { en: 'the complaint has no subject', 'zh-CN': '投诉没有主题' },
  category: { en: 'the complaint has no category', 'zh-CN': '投诉未分类' },
  place: { en: 'no place is written on the complaint', 'zh-CN': '投诉未填写地点' },
  'received.date': { en: 'nobody knows when it came', 'zh-CN': '收到日期未知' },
  'agent.name': { en: 'you have no name here', 'zh-CN': '您的姓名未填写' },
  'owner.name': { en: 'nobody owns the complaint yet', 'zh-CN': '投诉尚无负责人' },
  'team.name': { en: 'no team looks after the complaint', 'zh-CN': '投诉未分配团队' },
  'promise.what': { en: 'no promise is open: make one first', 'zh-CN': '没有未兑现的承诺，请先作出承诺' },
  'promise.dueAt': { en: 'no promise is open: make one first', 'zh-CN': '没有未兑现的承诺，请先作出承诺' },
} as const satisfies Record<string, LocalText>;

export type CannedVariable = keyof typeof CANNED_VARIABLES;
export const CANNED_VARIABLE_NAMES = Object.keys(CANNED_VARIABLES) as CannedVariable[];

/** What is wrong with the variables of a text; null: nothing. */
export const variableTrouble = (text: string): string | null => troubleOf(text, CANNED_VARIABLE_NAMES);

/** The text with the values put in; what has none stays as it is written, so that nobody overlooks it. */
export function fillVariables(text: string, values: Readonly<Record<CannedVariable, string | null>>): string {
  return withValues(text, (name, asWritten) => values[name as CannedVariable] ?? asWritten);
}
