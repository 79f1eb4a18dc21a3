import type { SayRule } from './finding.ts';
import { findPhrases, type Phrases } from './phrases.ts';

const PHRASES: Phrases = {
  en: [
    // "Even if it is not my department, I will see to it" is just what we want to hear.
    /(?<!\b(?:even if|even though|although|though|while)\b[^.!?\n]{0,30})(?:\bnot|n['’]t)(?: really)? (?:my|our) (?:department|problem|job|responsibility|concern|business|area)\b/giu,
    /\b(?:there(?:['’]s| is) )?nothing (?:else )?(?:that )?(?:I|we) can do\b/giu,
    /\b(?:you(?:['’]ll)? (?:have|need) to|you must|please) (?:contact|call|ask|e-?mail|speak (?:to|with)|talk to|go to|try) (?:another|a different|some other|the [\w-]+) (?:department|team|desk|office|branch)\b/giu,
    /\b(?:that|this|it)(?:['’]s| is) (?:the |another )?(?!every(?:one|body)\b)[\w-]+(?: department| team)?['’]s? (?:job|problem|responsibility)\b/giu,
    /\bout of (?:my|our) hands\b/giu,
    /\bI(?: just| only) work here\b/giu,
  ],
  'zh-CN': [
    /(?<!(?:即使|即便|虽然|哪怕|就算|尽管)[^。！？\n]{0,12})不归(?:我|我们|本部门)(?:部门)?(?:管|负责)/gu,
    /(?<!(?:即使|即便|虽然|哪怕|就算|尽管)[^。！？\n]{0,12})(?:不是|不属于|不在)(?:我|我们|本)(?:们)?(?:部门)?的?(?:事情?|问题|责任|职责|工作|业务)(?:范围)?(?:之?内)?/gu,
    /(?:和|跟|与)(?:我|我们)(?:部门)?(?:没有?关系|无关)/gu,
    /不关我们?的?事/gu,
    /(?:请|麻烦|只能|需要|得)?(?:您|你)(?:只能|需要|得|可以)?(?:自己)?(?:去|直接)?(?:找|联系|打给|问)(?:一下)?(?:别的|其他|另外的?|[\p{Script=Han}]{2,4})(?:部门|科室|窗口)/gu,
    /我们?(?:也|是|真的|确实)*(?:没有?办法|无能为力|爱莫能助)/gu,
  ],
};

/** "Not my department", "not my problem". */
export const notMyJob: SayRule = {
  key: 'not-my-job',
  step: 'ownership',
  message: {
    en: 'This passes the buck. To the customer, you are the company.',
    'zh-CN': '这句话在推卸责任。在顾客眼里，您就代表公司。',
  },
  suggestion: {
    en: 'Say instead: "I take care of it. I will find out who can help, and call you by Friday."',
    'zh-CN': '建议改为：“这件事由我负责，我会在周五前给您答复。”',
  },
  find: (text) => findPhrases(text, PHRASES),
};
