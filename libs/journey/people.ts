import type { LocalText } from '#kernel/language';
import type { CustomerType, Emotion } from './evidence/objectivity.ts';

/** How to know a type of customer, and how to treat one (handbook, section 5). */
export interface TypeOfPerson {
  label: LocalText;
  signs: LocalText;
  treat: LocalText;
}

export const TYPES_OF_PEOPLE: Readonly<Record<CustomerType, TypeOfPerson>> = {
  expressive: {
    label: { en: 'Expressive (red)', 'zh-CN': '活泼型（红色）' },
    signs: { en: 'Outgoing, people first, talkative', 'zh-CN': '外向，重人际，健谈' },
    treat: {
      en: 'Praise: be lively, let them tell their story, thank them for it.',
      'zh-CN': '赞美：热情回应，让顾客尽情讲述，并表示感谢。',
    },
  },
  driver: {
    label: { en: 'Driver (yellow)', 'zh-CN': '力量型（黄色）' },
    signs: { en: 'Outgoing, task first, wants control', 'zh-CN': '外向，重事务，喜欢掌控' },
    treat: {
      en: 'Serve: act fast, give two options and let them decide.',
      'zh-CN': '服务：行动迅速，给出两种方案，请顾客来决定。',
    },
  },
  amiable: {
    label: { en: 'Amiable (green)', 'zh-CN': '和平型（绿色）' },
    signs: { en: 'Reserved, people first, avoids conflict', 'zh-CN': '内向，重人际，回避冲突' },
    treat: {
      en: 'Explain and reassure: go step by step, and ask for the wish that is not said.',
      'zh-CN': '解说：逐步说明，让顾客安心，并主动询问没有说出口的愿望。',
    },
  },
  analytical: {
    label: { en: 'Analytical (blue)', 'zh-CN': '分析型（蓝色）' },
    signs: { en: 'Reserved, task first, wants facts', 'zh-CN': '内向，重事务，看重事实' },
    treat: {
      en: 'Consult: give details, figures and reasons, and ask for their view.',
      'zh-CN': '征询：提供细节、数据和理由，并征求顾客的看法。',
    },
  },
};

/** What helps at each degree of anger. */
export const EMOTION_ADVICE: Readonly<Record<Emotion, LocalText>> = {
  calm: { en: 'The customer is calm: go straight to the matter.', 'zh-CN': '顾客情绪平静：请直接谈正事。' },
  annoyed: {
    en: 'The customer is annoyed: show understanding before you explain anything.',
    'zh-CN': '顾客有些不快：先表示理解，再作说明。',
  },
  angry: {
    en: 'The customer is angry: react at once, let them finish, name the feeling, then go on.',
    'zh-CN': '顾客很生气：请立即回应，让顾客把话说完，体谅其感受，再往下谈。',
  },
  furious: {
    en: 'The customer is furious: speak slowly, offer a private place or a call back, and ask for relief if you need it.',
    'zh-CN': '顾客非常愤怒：请放慢语速，换到安静的地方或提出稍后回电；必要时请求支援。',
  },
};

/** Why customers are difficult: seldom because of the agent. */
export const WHY_DIFFICULT: readonly LocalText[] = [
  { en: 'tired', 'zh-CN': '疲倦' },
  { en: 'disappointed', 'zh-CN': '失望' },
  { en: 'confused', 'zh-CN': '困惑' },
  { en: 'hit in their pride or interest', 'zh-CN': '自尊或利益受到伤害' },
  { en: 'new to it', 'zh-CN': '不熟悉情况' },
  { en: 'ignored', 'zh-CN': '受到冷落' },
  { en: 'hindered in speech', 'zh-CN': '表达有困难' },
  { en: 'in a hurry', 'zh-CN': '赶时间' },
  { en: 'drunk', 'zh-CN': '喝了酒' },
];

/** What to do about it. */
export const WHAT_HELPS: readonly LocalText[] = [
  { en: 'React at once.', 'zh-CN': '立即回应。' },
  { en: 'Show understanding.', 'zh-CN': '表示理解。' },
  { en: 'Keep away from the personal.', 'zh-CN': '不要针对个人。' },
  { en: 'Listen.', 'zh-CN': '用心倾听。' },
  { en: 'Solve the matter.', 'zh-CN': '解决问题。' },
  { en: 'Stay sincere.', 'zh-CN': '保持真诚。' },
];

/** Six ways of answering (handbook, section 5). */
export const WAYS_OF_ANSWERING: readonly LocalText[] = [
  { en: 'Judging: says right or wrong; use it sparingly.', 'zh-CN': '判断：评判对错，请慎用。' },
  { en: 'Confronting: clarifies what the customer feels.', 'zh-CN': '面对：澄清顾客的感受。' },
  { en: 'Shifting: leads back to the subject.', 'zh-CN': '转移：把话题引回正事。' },
  { en: 'Probing: asks for what is not said yet.', 'zh-CN': '探询：询问尚未说明的情况。' },
  { en: 'Repeating: checks that you understood.', 'zh-CN': '复述：确认自己理解无误。' },
  { en: 'Calming: takes the heat out.', 'zh-CN': '安抚：平复情绪。' },
];
