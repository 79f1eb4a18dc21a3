import type { KnownFact, SayRule } from './finding.ts';
import { findPhrases, withoutOverlaps, type Phrases } from './phrases.ts';

const ASK = String.raw`\b(?:please|kindly|could you|can you|would you|will you|may (?:I|we) ask you to)(?: please| kindly)?`;
const GIVE = String.raw`(?:tell|give|send|provide|e-?mail|share|let|write|state|forward|resend)(?: (?:me|us))?(?: (?:know|with|again|once more))*`;

const wantsEnglish = (what: string): RegExp[] => [
  new RegExp(String.raw`${ASK} ${GIVE} (?:your |the )(?:full |complete |correct )?${what}\b`, 'giu'),
  new RegExp(
    String.raw`\b(?:what is|what['’]s|may (?:I|we) have|can (?:I|we) have|(?:I|we) need) your (?:full |complete |correct )?${what}\b`,
    'giu',
  ),
];
const wantsChinese = (what: string): RegExp[] => [
  new RegExp(
    String.raw`(?:请|麻烦|烦请|劳驾|能否|可否|可以|能不能)(?:问|您|你|先|再|重新|把|将)*(?:提供|告诉|告知|发|留|写|说|报)?(?:一下|下|我们|我|给|您的|你的|的|订购的|您|你|是)*${what}(?:[^。！？\n]{0,8}(?:吗|发|告诉|提供|给我|是什么|是多少))?`,
    'gu',
  ),
];

/** How each fact is asked for. Asking to confirm what we read out is fine: that proves that we listened. */
const ASKED_FOR: Readonly<Record<KnownFact, Phrases>> = {
  story: {
    en: [
      new RegExp(
        String.raw`${ASK} (?:tell|describe|explain|write|share|repeat|go over|outline|let)(?: (?:to )?(?:me|us))?(?: (?:know|again|once more|in (?:more )?detail|exactly))* (?:what (?:exactly )?(?:happened|went wrong|the (?:problem|issue) is)|(?:your|the) (?:problem|issue|story|complaint|situation)|the (?:whole )?story)\b(?: again)?`,
        'giu',
      ),
      /\b(?:tell|explain|describe|repeat|say)\b[^.!?\n]{0,40}\b(?:all over again|from the (?:beginning|start)|once more)\b/giu,
      /(?<![\w“"])what (?:exactly )?(?:has )?happened\?/giu,
    ],
    'zh-CN': [
      /(?:请|麻烦|烦请|能否|可否|可以|能不能)(?:您|你)?(?:再|重新|详细)*(?:给我们?)?(?:说|描述|讲|叙述|介绍|反映|复述|说明)(?:一下|一遍|下)?(?:您|你)?(?:的|遇到的|所遇到的|反映的)?(?:具体|详细)?(?:问题|情况|经过|事情|投诉内容|发生了什么)/gu,
      /(?:再|重新)(?:说|描述|讲|叙述|介绍)(?:一遍|一次|一下)/gu,
      /(?:发生了什么事?|出了什么问题|怎么回事)(?:呢|啊)?[？?]/gu,
    ],
  },
  name: { en: wantsEnglish('name'), 'zh-CN': wantsChinese('(?:姓名|名字|贵姓)') },
  email: { en: wantsEnglish('e-?mail(?: address)?'), 'zh-CN': wantsChinese('(?:电子)?(?:邮箱|邮件地址)') },
  phone: {
    en: wantsEnglish('(?:tele)?(?:phone|mobile|contact) number'),
    'zh-CN': wantsChinese('(?:联系)?(?:电话|手机号码?|联系方式)'),
  },
  address: {
    en: wantsEnglish('(?:(?:delivery|postal|home|shipping) )?address'),
    'zh-CN': wantsChinese('(?:收货|家庭|联系|邮寄)?地址'),
  },
  'order-number': {
    en: wantsEnglish('(?:order|invoice|booking|reference|case) (?:number|no\\.?|id)'),
    'zh-CN': wantsChinese('(?:订单|工单|个案|预订|发票)(?:编号|号码?)'),
  },
};

/** Asking the customer to repeat what the case already holds. */
export const asksAgain: SayRule = {
  key: 'asks-again',
  step: 'capture',
  message: {
    en: 'The case already holds this. A customer should never tell it twice.',
    'zh-CN': '个案中已有这项内容，不应让顾客再说一遍。',
  },
  suggestion: {
    en: 'Say what you know and ask whether it is right: "You told us that … Is that right?"',
    'zh-CN': '请复述已知内容并请顾客确认：“您之前提到……，请问是这样吗？”',
  },
  find: (text, { knownFacts = ['story'] }) =>
    withoutOverlaps(knownFacts.flatMap((fact) => findPhrases(text, ASKED_FOR[fact]))),
};
