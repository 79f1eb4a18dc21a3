import type { SayRule } from './finding.ts';
import { findPhrases, type Phrases } from './phrases.ts';

const PHRASES: Phrases = {
  en: [
    /(?<!\b(?:if|when|whether|unless|once) (?:this|it|that) )\b(?:happens|occurs) (?:all the time|a lot|(?:very |quite |pretty )?(?:often|frequently)|every day|(?:to )?every(?:one|body)|regularly)\b/giu,
    /(?<!\b(?:not|never) (?:a |an )?)\b(?:is|are) (?:a |an )?(?:very |quite |pretty |fairly )?common(?:ly reported)? (?:problems?|issues?|complaints?|occurrences?|mistakes?)\b/giu,
    /\bwe (?:get|hear|see|receive) (?:this|that|it|these|such complaints?|complaints like (?:this|yours))(?: kind of complaints?)? (?:all the time|a lot|often|every day|frequently|regularly)\b/giu,
    /\byou(?:['’]re| are) (?:not|n['’]t) the (?:first|only)(?: one| customer| person)?\b/giu,
    /\b(?:everyone|everybody|all our customers|other customers) (?:has|have|gets?) (?:this|the same) (?:problem|issue|trouble)\b/giu,
  ],
  'zh-CN': [
    /(?<!如果|若|是否|假如|要是|当)(?:这|此)(?:种|样的?|类)(?:情况|事情?|问题|现象|投诉)?(?:是)?(?:经常|常常|时常|总是|天天|每天都|老是)(?:都|会|有|发生|出现)+(?!吗|么|？|\?)/gu,
    /(?:经常|常常|时常|总)(?:会)?(?:有|发生|出现|遇到)(?:这|此)(?:种|样|类)(?:的)?(?:情况|事情?|问题)?(?!吗|么|？|\?)/gu,
    /(?<!不是|不太|并不)(?:很|比较|非常|挺)(?:常见|普遍)的?(?:问题|情况|现象)?(?!吗|么)/gu,
    /(?:大家|别人|其他(?:顾客|客户|用户|人))(?:也|都)+(?:是这样|这样|遇到|有这)/gu,
    /不(?:是|止|只是?)(?:只有|就)?(?:您|你)一(?:个人?|位|家)/gu,
  ],
};

/** "This happens all the time." */
export const commonplace: SayRule = {
  key: 'commonplace',
  step: 'calm',
  message: {
    en: 'Telling a customer that this happens often says that we know and do nothing.',
    'zh-CN': '告诉顾客这种情况经常发生，等于说我们明知却不改。',
  },
  suggestion: {
    en: 'Say instead: "This should not have happened to you, and I am sorry."',
    'zh-CN': '建议改为：“这种情况本不应发生在您身上，非常抱歉。”',
  },
  find: (text) => findPhrases(text, PHRASES),
};
