import type { LocalText } from '#kernel/language';

/** The clocks that a case can carry (handbook, section 3). */
export type ClockKind =
  | 'first-response'
  | 'next-response'
  | 'next-update'
  | 'resolution'
  | 'regulatory-acknowledgement'
  | 'regulatory-response'
  | 'regulatory-summary'
  | 'regulatory-resolution'
  | 'promise';

/** What staff call each clock; English names can stand in the middle of a sentence. */
export const CLOCK_NAMES: Readonly<Record<ClockKind, LocalText>> = {
  'first-response': { en: 'first response', 'zh-CN': '首次响应' },
  'next-response': { en: 'next response', 'zh-CN': '后续答复' },
  'next-update': { en: 'next update', 'zh-CN': '进展通报' },
  resolution: { en: 'resolution', 'zh-CN': '解决' },
  'regulatory-acknowledgement': { en: 'regulatory acknowledgement', 'zh-CN': '监管：受理确认' },
  'regulatory-response': { en: 'regulatory response', 'zh-CN': '监管：答复' },
  'regulatory-summary': { en: 'summary resolution window', 'zh-CN': '监管：简要解决期' },
  'regulatory-resolution': { en: 'regulatory final response', 'zh-CN': '监管：最终答复' },
  promise: { en: 'promise', 'zh-CN': '承诺' },
};
