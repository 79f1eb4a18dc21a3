import type { Status } from '#contracts/complaint';
import type { Standing } from '#contracts/views/portal';
import type { LocalText } from '#kernel/language';

/** Where a case stands, as its customer understands it. */
export function standingOf(status: Status, isAccepted: boolean): Standing {
  return status === 'resolved' && isAccepted ? 'accepted' : STANDING[status];
}

const STANDING: Record<Status, Standing> = {
  new: 'received',
  open: 'in-progress',
  pending: 'your-turn',
  'on-hold': 'others-turn',
  resolved: 'answered',
  closed: 'closed',
  merged: 'joined',
};

/** The same in plain words: in short, and what it means for the customer. */
export const STANDING_WORDS: Record<Standing, { title: LocalText; text: LocalText }> = {
  received: {
    title: { en: 'We have received your complaint', 'zh-CN': '我们已收到您的投诉' },
    text: {
      en: 'It is on our desk. We read it, find the person to look after it, and write to you.',
      'zh-CN': '我们正在阅读您的投诉，并安排专人负责，随后会与您联系。',
    },
  },
  'in-progress': {
    title: { en: 'We are working on it', 'zh-CN': '我们正在处理' },
    text: {
      en: 'We are looking into what you told us, and keep you informed. You need not do anything.',
      'zh-CN': '我们正在核实您反映的情况，并会及时告知进展。您无需进行任何操作。',
    },
  },
  'your-turn': {
    title: { en: 'We need something from you', 'zh-CN': '需要您的回复' },
    text: {
      en: 'We have written to you and need your answer to go on. Please reply below.',
      'zh-CN': '我们已给您留言，需要您的答复才能继续处理。请在下方回复。',
    },
  },
  'others-turn': {
    title: { en: 'We are waiting for somebody else', 'zh-CN': '正在等待第三方' },
    text: {
      en: 'Somebody outside our house has to do their part first. We stay on it and keep you informed.',
      'zh-CN': '需要外部单位先完成相关事项。我们会持续跟进，并及时告知您。',
    },
  },
  answered: {
    title: { en: 'We have given you our answer', 'zh-CN': '我们已给出处理结果' },
    text: {
      en: 'Please read below what we did, and tell us whether you accept it.',
      'zh-CN': '请阅读下方的处理结果，并告诉我们您是否接受。',
    },
  },
  accepted: {
    title: { en: 'You have accepted our answer', 'zh-CN': '您已接受处理结果' },
    text: {
      en: 'Thank you. If anything is not as it should be after all, tell us, and we take it up again.',
      'zh-CN': '感谢您的确认。如果之后仍有不妥之处，请告诉我们，我们会重新处理。',
    },
  },
  closed: {
    title: { en: 'Your complaint is closed', 'zh-CN': '您的投诉已结案' },
    text: {
      en: 'If it comes up again, write to us below, and we take it up again.',
      'zh-CN': '如果问题再次出现，请在下方留言，我们会重新处理。',
    },
  },
  joined: {
    title: { en: 'We deal with it together with another complaint', 'zh-CN': '已与另一投诉合并处理' },
    text: {
      en: 'Your complaint is about the same matter as another one, and both go on together. We write to you with our answer.',
      'zh-CN': '您的投诉与另一投诉涉及同一事项，现已合并处理。我们会把处理结果告知您。',
    },
  },
};
