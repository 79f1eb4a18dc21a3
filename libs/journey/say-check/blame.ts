import type { SayRule } from './finding.ts';
import { findPhrases, type Phrases } from './phrases.ts';

const WHO = String.raw`(?:(?:my|our) (?:colleagues?|teams?|drivers?|couriers?|suppliers?|technicians?)|(?:the|our|another) [\w-]+(?: [\w-]+)? (?:department|team|desk|branch|office))`;
const DID = String.raw`(?:messed (?:it |this )?up|made (?:a|the|this) mistake|dropped the ball|is to blame|are to blame|forgot|should have|failed to|got (?:it|this) wrong|didn['’]t do (?:its|their) job)`;

const PHRASES: Phrases = {
  en: [
    // "it is not your fault" comforts; only the plain reproach counts.
    /(?<!\b(?:not|never|n['’]t|isn['’]t|wasn['’]t|whether it is|if it is) (?:really |entirely |at all )?)\b(?:your|his|her|their)(?: own)? (?:fault|mistake|error)\b/giu,
    /(?:\bnot|n['’]t) (?:really )?(?:my|our) (?:fault|mistake)\b/giu,
    // "you should have received our letter" is news, not a reproach.
    /\byou should(?: have|['’]ve)(?! (?:already |now |by now )?(?:received|got|gotten|had|been|it|them|an?|the|your|some|any|no)\b)/giu,
    /\byou shouldn['’]t have\b/giu,
    /\byou (?:clearly |obviously |simply )?(?:failed to|neglected to|forgot to|must have (?:misread|misunderstood|forgotten|lost|done))\b/giu,
    /\byou (?:did not|didn['’]t) (?:read|follow|tell|inform|provide|send|fill|check|mention|listen|bother|keep)\b/giu,
    new RegExp(String.raw`\b${WHO} ${DID}`, 'giu'),
    /\b(?:fault|mistake) (?:of|lies with) (?:the |our |my )?(?!ours\b)[\w-]+ (?:department|team|colleague|branch|office)\b/giu,
    /\b(?<!n['’]t )(?<!not )(?<!never )blame (?:him|her|them|my colleagues?|the [\w-]+ (?:department|team))\b/giu,
  ],
  'zh-CN': [
    /(?<!不|并非|不能说|是否)是(?:因为)?(?:您|你)(?:自己)?的(?:错|过错|责任|失误|疏忽)/gu,
    /(?:您|你)自己(?:没有?|不|弄错|搞错|操作|忘|填错|造成|疏忽)/gu,
    /(?<!不|别|没有|不能|不会|请别)(?:都|只能|要)怪(?:您|你|他|她|他们|同事|[\p{Script=Han}]{1,6}部门?)/gu,
    /(?:您|你)(?:当时|早)?(?:本应|本该|早该|早就应该|当初就应该|当时就应该)/gu,
    /(?:您|你)(?:当时|之前)?没有?(?:看清|看|仔细|认真|阅读|提供|按照?|告诉|说清|说明|填写|检查)/gu,
    /(?:同事|部门|门店|快递员?|快递公司|供应商|师傅|客服|财务|仓库)(?:的错|的责任|的失误|的过错|搞错|弄错|失误|疏忽|忘了|没做好|没处理好)/gu,
    /不是我们?的(?:错|过错|失误)/gu,
  ],
};

/** Blaming a person, a department or the customer. */
export const blame: SayRule = {
  key: 'blame',
  step: 'calm',
  message: {
    en: 'This lays blame on somebody. Whoever it was, the customer hears excuses.',
    'zh-CN': '这句话在责怪别人。无论是谁的过错，顾客听到的都是推脱。',
  },
  suggestion: {
    en: 'Say instead: "I am sorry that this happened. I will put it right."',
    'zh-CN': '建议改为：“很抱歉给您带来不便，我来为您处理。”',
  },
  find: (text) => findPhrases(text, PHRASES),
};
