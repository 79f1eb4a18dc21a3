import type { SayRule } from './finding.ts';
import { findPhrases, type Phrases } from './phrases.ts';

const PHRASES: Phrases = {
  en: [
    /\b(?:has|have|is|are|was|were|did|does) (?:your|the|this|that|it|we|everything|all)\b[^.?!\n]{0,60}?\b(?:solved?|resolved?|fix(?:ed)?|sorted(?: out)?|taken care of)\b[^.!?\n]{0,60}\?/giu,
    /\b(?:let (?:us|me) know|tell (?:us|me)|confirm) (?:if|whether) [^.?!\n]{0,60}?\b(?:solved|resolved|fixed|sorted(?: out)?)\b/giu,
    /\bdo you still have (?:the|this|that|your) (?:problem|issue)\b/giu,
  ],
  'zh-CN': [
    /(?:问题|情况|事情|投诉|故障)?(?:已经?|现在)?(?:得到)?(?:解决|处理)(?:好)?了?(?:吗|没有?(?=[？?，,。]|$)|么|嘛)[？?]?/gu,
    /(?:是否|有没有)(?:已经?|都)?(?:得到|获得)?(?:了)?(?:妥善|圆满)?(?:解决|处理(?:好|完)?)/gu,
  ],
};

/** Asking whether it was solved: a follow-up states what was solved (handbook, section 2, step 8). */
export const asksIfSolved: SayRule = {
  key: 'asks-if-solved',
  step: 'follow-through',
  message: {
    en: 'We must know ourselves whether it was solved. State what was done, and ask whether the customer is satisfied.',
    'zh-CN': '问题是否解决，我们理应清楚。请说明已经做了什么，再询问顾客是否满意。',
  },
  suggestion: {
    en: 'Say instead: "We have … for you. Are you satisfied with that?"',
    'zh-CN': '建议改为：“我们已经为您……，请问您对结果满意吗？”',
  },
  find: (text) => findPhrases(text, PHRASES),
};
