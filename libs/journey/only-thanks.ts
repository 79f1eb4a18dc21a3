/** Longer than this, somebody says more than thanks. */
const MOST_WORDS = 8;
const MOST_CHARACTERS = 14;

/** Words of which thanks consist. Whatever holds any other word is not taken for thanks. */
const ENGLISH = new Set(
  (
    'thanks thank thankyou thx tx ty cheers you u very so much many a lot again all everyone guys ok okay great perfect ' +
    'lovely wonderful brilliant excellent nice good super awesome really appreciate appreciated it that this i we'
  ).split(' '),
);
/** What was given, behind "for" only: "kindly reply, thanks" asks for it. */
const GIVEN =
  /\bfor (all )?(the|your|this|that)( very)?( quick| fast| kind| great| good)* (help|support|reply|answer|response)\b/g;
/** At least one of these has to be there: "great" alone may be irony, and "ok" alone agrees to something. */
const ENGLISH_THANKS = /\b(thanks|thank you|thank u|thankyou|thx|ty|cheers|appreciate|appreciated)\b/;

/** Pieces of which thanks consist, longest first, so that each is taken off whole. */
const CHINESE = [
  '非常感谢', '十分感谢', '万分感谢', '太感谢', '多谢', '谢谢', '感谢', '谢了', '谢啦', '辛苦', '客气', '收到', '知道了', '明白了',
  '好的', '好滴', '好哒', '嗯嗯', '非常', '十分', '您们', '你们', '大家', '的帮忙', '的帮助', '的支持', '的回复', '的解答', '太好了',
  '好', '嗯', '哦', '您', '你', '了', '啦', '啊', '呀', '哈', '哦', '喔', '太', '很',
]; // prettier-ignore
const CHINESE_THANKS = /谢|感谢|辛苦/;

/** Whatever of these is there, there is more to it: questions, numbers, links, and the words that turn thanks around. */
const MORE_THAN_THANKS =
  /[?？\p{N}@%$€£¥]|https?:|\b(no|not|but|however|though|still|yet|except|only|if|why|when|how|nothing|never)\b|n't|但|可是|不过|然而|还是|还没|没|不|未|却|吗|呢|怎么|为什么|什么时候|何时|能否|请/iu;

/**
 * Whether the message says no more than thanks, so that nobody waits for an answer to it ("Thank you so much!", "好的，谢谢您").
 * Errs on the side of no: a needless deadline costs a glance, an overlooked question costs the customer.
 */
export function isOnlyThanks(text: string): boolean {
  if (MORE_THAN_THANKS.test(text)) return false;
  // Smileys and punctuation say nothing; letters of any script that is left over do.
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\s]+/gu, ' ')
    .trim();
  if (bare === '') return false;
  return /\p{Script=Han}/u.test(bare) ? isChineseThanks(bare) : isEnglishThanks(bare);
}

function isEnglishThanks(bare: string): boolean {
  const words = bare.replace(/\s+/g, ' ').replace(GIVEN, '').trim().split(/\s+/);
  return words.length <= MOST_WORDS && ENGLISH_THANKS.test(words.join(' ')) && words.every((word) => ENGLISH.has(word));
}

function isChineseThanks(bare: string): boolean {
  let rest = bare.replace(/\s+/g, '');
  if (rest.length > MOST_CHARACTERS || !CHINESE_THANKS.test(rest)) return false;
  while (rest !== '') {
    const piece = CHINESE.find((one) => rest.startsWith(one));
    if (piece === undefined) return false;
    rest = rest.slice(piece.length);
  }
  return true;
}
