import type { LocalText } from '#kernel/language';

/** The keys of the recovery toolkit, in order (handbook, section 2). */
export const STEP_KEYS = [
  'capture',
  'expectation',
  'ownership',
  'reassurance',
  'objectivity',
  'calm',
  'resolve',
  'follow-through',
  'big-picture',
  'process-roots',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

/** What a step is for: taking the complaint in, conduct throughout, settling it, learning from it. */
export type Phase = 'intake' | 'conduct' | 'settle' | 'learn';

export const STEP_STATES = ['open', 'done', 'overridden', 'reopened'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface Step {
  key: StepKey;
  /** 1 to 10. */
  number: number;
  phase: Phase;
  title: LocalText;
  /** What to do, in the order in which it is usually done. */
  advice: readonly LocalText[];
}

export const isStepKey = (key: string): key is StepKey => (STEP_KEYS as readonly string[]).includes(key);

export const STEPS: Readonly<Record<StepKey, Step>> = {
  capture: {
    key: 'capture',
    number: 1,
    phase: 'intake',
    title: { en: 'Find out the problem', 'zh-CN': '找出问题所在' },
    advice: [
      { en: 'Let the customer finish; note their own words.', 'zh-CN': '请让顾客把话说完，并记下顾客的原话。' },
      {
        en: 'Ask open questions until you could explain the problem to a colleague.',
        'zh-CN': '多问开放式问题，直到您能向同事讲清楚问题为止。',
      },
      {
        en: 'Say the problem back in your own words and wait for the customer to confirm it.',
        'zh-CN': '用自己的话复述问题，并等顾客确认。',
      },
    ],
  },
  expectation: {
    key: 'expectation',
    number: 2,
    phase: 'intake',
    title: { en: 'Find out what the customer expects', 'zh-CN': '了解顾客期望' },
    advice: [
      { en: 'Ask what would put it right, and by when.', 'zh-CN': '询问怎样处理顾客才会满意，希望何时完成。' },
      {
        en: 'If you can meet the wish, say so at once and plainly.',
        'zh-CN': '如果能够满足，请立即明确地答应顾客。',
      },
      {
        en: 'If you cannot, offer an alternative straight away and note the answer.',
        'zh-CN': '如果无法满足，请马上提出替代方案，并记录顾客的答复。',
      },
    ],
  },
  ownership: {
    key: 'ownership',
    number: 3,
    phase: 'intake',
    title: { en: 'Take responsibility', 'zh-CN': '承担责任' },
    advice: [
      {
        en: 'Give your name: from now on you are the one who sees it through.',
        'zh-CN': '告诉顾客您的姓名：从现在起，由您负责到底。',
      },
      { en: 'Never pass the buck to another person or department.', 'zh-CN': '绝不把责任推给其他人或其他部门。' },
      {
        en: 'Know the policy, and explain calmly what it allows instead.',
        'zh-CN': '熟悉公司政策，心平气和地说明还有哪些可行的办法。',
      },
      {
        en: 'If you must hand over, write a briefing, so that the customer never tells the story twice.',
        'zh-CN': '如需交接，请写好交接说明，不要让顾客把事情再讲一遍。',
      },
    ],
  },
  reassurance: {
    key: 'reassurance',
    number: 4,
    phase: 'intake',
    title: { en: 'Put the customer at ease', 'zh-CN': '让顾客放心' },
    advice: [
      { en: 'Say what happens next, and when.', 'zh-CN': '告诉顾客接下来会做什么、什么时候做。' },
      {
        en: 'Never keep anybody on hold for more than two minutes: offer to call back.',
        'zh-CN': '让顾客在电话里等待不要超过两分钟：请主动提出回电。',
      },
      {
        en: 'Face to face, offer a comfortable place, a coffee, lunch or a magazine, or "come back in an hour".',
        'zh-CN': '当面接待时，请提供舒适的座位、咖啡、午餐或杂志，或者请顾客一小时后再来。',
      },
      { en: 'Promise only what you can keep, always with a date.', 'zh-CN': '只承诺做得到的事，并且一定说明时间。' },
    ],
  },
  objectivity: {
    key: 'objectivity',
    number: 5,
    phase: 'conduct',
    title: { en: 'Stay objective', 'zh-CN': '保持理智客观' },
    advice: [
      { en: 'Let the customer vent; do not interrupt or argue.', 'zh-CN': '让顾客宣泄情绪，不打断，不争辩。' },
      {
        en: 'It is about the matter, not about you: do not take it personally.',
        'zh-CN': '顾客是对事不对人，请不要往心里去。',
      },
      {
        en: 'If it becomes too much, ask for relief: a colleague takes over with your briefing.',
        'zh-CN': '如果觉得难以承受，请请求支援：同事会带着您的说明接手。',
      },
    ],
  },
  calm: {
    key: 'calm',
    number: 6,
    phase: 'conduct',
    title: { en: 'Stay positive and calm', 'zh-CN': '保持积极冷静' },
    advice: [
      { en: 'Apologise, even if it is not your fault.', 'zh-CN': '请真诚致歉，即使并不是您的过错。' },
      {
        en: 'Blame nobody: no person, no department, no customer.',
        'zh-CN': '不责怪任何人：同事、部门和顾客都不责怪。',
      },
      { en: 'Never say that this happens often.', 'zh-CN': '绝不要说“这种情况经常发生”。' },
    ],
  },
  resolve: {
    key: 'resolve',
    number: 7,
    phase: 'settle',
    title: { en: 'Solve it fast', 'zh-CN': '快速解决问题' },
    advice: [
      { en: 'Think of the fastest way that works.', 'zh-CN': '想一想最快又有效的办法。' },
      {
        en: 'Offer alternatives with their time, and let the customer choose.',
        'zh-CN': '提供几种方案并说明各需多长时间，请顾客选择。',
      },
      {
        en: 'Brief those who help, and stay involved until it is done.',
        'zh-CN': '向协助的同事交代清楚，并一直跟进到办妥为止。',
      },
      {
        en: 'Write for the customer what was done, in plain words.',
        'zh-CN': '用通俗的话写明为顾客做了什么。',
      },
    ],
  },
  'follow-through': {
    key: 'follow-through',
    number: 8,
    phase: 'settle',
    title: { en: 'See it through', 'zh-CN': '有始有终' },
    advice: [
      {
        en: 'Get in touch later: say what was solved and ask whether the customer is satisfied.',
        'zh-CN': '过后请主动回访：说明解决了什么，并询问顾客是否满意。',
      },
      {
        en: 'Never ask whether it was solved or what happened: we must know that already.',
        'zh-CN': '不要问“解决了吗”或“发生了什么事”：这些我们理应已经清楚。',
      },
      {
        en: 'Send a letter of apology, a gift, a coupon or an extra service, and check that it arrived.',
        'zh-CN': '送上致歉信、礼品、优惠券或额外服务，并确认顾客已经收到。',
      },
    ],
  },
  'big-picture': {
    key: 'big-picture',
    number: 9,
    phase: 'learn',
    title: { en: 'Look at the whole', 'zh-CN': '放眼全局' },
    advice: [
      { en: 'Does it happen often? Look at similar cases.', 'zh-CN': '这个问题常见吗？请看看类似的个案。' },
      {
        en: 'Name the cause, and link the known problem if there is one.',
        'zh-CN': '写明原因；如有已知问题，请关联。',
      },
      { en: 'Prevent it: what, who, by when.', 'zh-CN': '预防再次发生：做什么、谁来做、何时完成。' },
    ],
  },
  'process-roots': {
    key: 'process-roots',
    number: 10,
    phase: 'learn',
    title: { en: 'Find what is wrong with the recovery itself', 'zh-CN': '补救流程自身的根源' },
    advice: [
      {
        en: 'If the recovery went badly, say honestly why: it is about the process, not about guilt.',
        'zh-CN': '如果补救不顺利，请如实说明原因：这是为了改进流程，不是追究谁的过错。',
      },
      {
        en: 'Look at five things: the person, support systems, training, freedom to act, recognition.',
        'zh-CN': '请从五个方面考虑：人选、支持系统、培训、授权、认可和奖励。',
      },
    ],
  },
};

/** The ten steps in order. */
export const stepsInOrder: readonly Step[] = STEP_KEYS.map((key) => STEPS[key]);
