import type { Language } from '#kernel/language';
import { sentencesOf, type Sentence } from './phrases.ts';

const DEED =
  'get back|come back|call|phone|ring|contact|reply|respond|write|answer|e-?mail|send|refund|reimburse|credit|pay|replace|repair|fix|resolve|solve|look into|check|find out|investigate|update|inform|let you know|deliver|ship|arrange|return|process|have it|have this|keep you (?:posted|informed|updated)';
const ENGLISH = new RegExp(
  String.raw`\b(?:I|we|our team|somebody|someone|a colleague|my colleague)(?:['’]ll| will| shall|['’]m going to| am going to|['’]re going to| are going to| promise to)(?: (?:now|then|also|personally|certainly|definitely|be))? (?:${DEED})(?:ing)?\b`,
  'iu',
);
const CHINESE =
  /(?:我们?|同事|专人|工作人员|客服)[^。，！？；\n]{0,15}?(?<![机体社不])(?:会|将|保证|承诺)[^。！？；\n]{0,15}?(?:联系|回复|答复|处理|解决|退款|退还|退回|寄|发送|发给|发货|送到|安排|核实|调查|查明|回电|致电|打给|补偿|赔偿|更换|维修|上门|告知|通知)/u;

/** A sentence that promises something, with the words that do. */
export interface PromiseSaid {
  sentence: Sentence;
  from: number;
  to: number;
  language: Language;
}

/** The sentences in which we promise to do something. */
export function promisesSaid(text: string): PromiseSaid[] {
  return sentencesOf(text).flatMap((sentence) =>
    (
      [
        ['en', ENGLISH],
        ['zh-CN', CHINESE],
      ] as const
    ).flatMap(([language, pattern]) => {
      const match = pattern.exec(sentence.text);
      if (!match) return [];
      const from = sentence.from + match.index;
      return [{ sentence, from, to: from + match[0].length, language }];
    }),
  );
}
