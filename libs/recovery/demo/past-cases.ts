import { pastCase, type PastCase } from './past-weeks.ts';
import type { DemoCase } from './story.ts';

/** Settled complaints of the last weeks, youngest first: some went well, some badly, and their causes repeat. */
// prettier-ignore
const ENGLISH: readonly PastCase[] = [
  {
    key: 'past-crate', ago: 115, owner: 'tom', customer: 'Isla Grant', email: 'isla.grant@customer.example', channel: 'email', category: 'delivery', place: 'Online shop', subject: 'Mirror broken on arrival',
    words: 'The mirror came in pieces. The box had no corner guards at all.', restatement: 'The mirror broke on the way because the corners were not guarded.', statement: 'A new mirror was delivered in a crate.',
    remedy: 'replacement', answeredAfter: 1, resolvedAfter: 14, promisedFor: 18, rating: [5, 'The new one is perfect.'], cause: 'packaging',
  },
  {
    key: 'past-corner', ago: 150, owner: 'nora', customer: 'Owen Pryce', email: 'owen.pryce@customer.example', channel: 'phone', category: 'delivery', place: 'Bristol', subject: 'Bookcase with a dent',
    words: 'There is a dent in the top corner of the bookcase, and it is the corner that everybody sees.', restatement: 'The upper left corner of the bookcase is dented.', statement: 'The side panel was replaced at your home.',
    remedy: 'repair', answeredAfter: 3, resolvedAfter: 21, promisedFor: 22, rating: [4, 'Quick enough.'], cause: 'packaging',
  },
  {
    key: 'past-callback', ago: 185, owner: 'nora', customer: 'Leah Morgan', email: 'leah.morgan@customer.example', channel: 'phone', category: 'service', place: 'Leeds', subject: 'Promised call never came',
    words: 'I was promised a call on Monday. It is Thursday.', restatement: 'The call promised for Monday did not come.', statement: 'I called you with the date, and the sofa was delivered on it.',
    remedy: 'apology', answeredAfter: 2, resolvedAfter: 24, promisedFor: 11, rating: [2, 'Two promises, two waits.'], cause: 'call-backs', roots: [['support-lacking'], 'The call was noted on paper.'],
  },
  {
    key: 'past-late-answer', ago: 230, owner: 'tom', customer: 'Martha Quinn', email: 'martha.quinn@customer.example', channel: 'letter', category: 'delivery', place: 'Edinburgh', subject: 'Wardrobe three weeks late',
    words: 'Dear Sirs, the wardrobe was to come three weeks ago. Nobody has written to me since.', restatement: 'The wardrobe is three weeks late, and nobody told you.', statement: 'The wardrobe was delivered and put up.',
    remedy: 'apology', answeredAfter: 7, resolvedAfter: 36, promisedFor: 36, rating: [3, 'It stands now.'], cause: 'carrier', roots: [['support-lacking', 'too-little-freedom'], 'The carrier tells us nothing of delays, and agents may not change carriers.'],
  },
];

// prettier-ignore
const CHINESE: readonly PastCase[] = [
  {
    key: 'past-tea-table', ago: 120, owner: 'xiaoyu', customer: '沈洁', email: 'shen.jie@customer.example', channel: 'chat', category: '配送', place: '网上商城', subject: '茶几晚到一周',
    words: '说好周三送货，晚了整整一个星期，中间没有人通知我。', restatement: '茶几比约定时间晚到一周，期间没有通知您。', statement: '茶几已经送到并安装好，运费已退还。',
    remedy: 'refund', answeredAfter: 1.5, resolvedAfter: 16, promisedFor: 18, rating: [4, '态度很好。'], cause: '承运商',
  },
  {
    key: 'past-bed-frame', ago: 165, owner: 'siyuan', customer: '梁浩', email: 'liang.hao@customer.example', channel: 'phone', severity: 'high', category: '安装', place: '南京', subject: '床架装错了方向',
    words: '师傅把床架装反了，抽屉根本打不开，叫他改他说赶时间就走了。', restatement: '床架方向装反，抽屉打不开，师傅没有改好就离开了。', statement: '床架已经重新安装，并为您检查了所有抽屉。',
    remedy: 'repair', answeredAfter: 3, resolvedAfter: 26, promisedFor: 12, rating: [1, '装一张床来了三次。'], cause: '安装培训', roots: [['training-lacking', 'wrong-person'], '新师傅没有接受过这款床架的培训。'],
  },
  {
    key: 'past-curtain', ago: 205, owner: 'xiaoyu', customer: '谢婷', email: 'xie.ting@customer.example', channel: 'web', category: '订单', place: '上海徐汇店', subject: '窗帘颜色不符',
    words: '店里看的是米白色，送来的是黄色。', restatement: '窗帘颜色与样品不符。', statement: '已按样品重新制作窗帘并上门挂好。',
    remedy: 'replacement', answeredAfter: 0.5, resolvedAfter: 22, promisedFor: 24, rating: [5, '新的颜色很满意。'], cause: '样品管理',
  },
  {
    key: 'past-lost-part', ago: 230, owner: 'xiaoyu', customer: '任远', email: 'ren.yuan@customer.example', channel: 'phone', category: '配送', place: '杭州', subject: '书柜少了一包螺丝',
    words: '书柜到了，螺丝少了一包，装到一半装不下去。', restatement: '书柜缺少一包螺丝，无法装完。', statement: '缺少的螺丝已经快递送到。',
    remedy: 'replacement', answeredAfter: 1, resolvedAfter: 9, promisedFor: 10, rating: [5, '第二天就收到了。'], cause: '承运商',
  },
];

export const PAST_CASES: readonly DemoCase[] = [
  ...ENGLISH.map((one) => pastCase('en', 'english', one)),
  ...CHINESE.map((one) => pastCase('zh-CN', 'chinese', one)),
];
