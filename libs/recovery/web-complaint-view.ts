import type { WebComplaintView } from '#contracts/views/portal';
import { instantOrNull } from '#database/queries/rows';
import { chooseLanguage, type Language } from '#kernel/language';
import type { ComplaintFile } from './complaint-file.ts';

/** What a stranger is told of the complaint that they made. Nothing of what we knew of such a customer before is in it. */
export function webComplaintView(file: ComplaintFile, hasEmail: boolean): WebComplaintView {
  const firstResponse = file.clocks.find(({ kind }) => kind === 'first-response');
  const words = NEXT[chooseLanguage(file.complaint.language)];
  return {
    reference: file.complaint.reference,
    answerBy: instantOrNull(firstResponse?.due_at ?? null),
    next: [hasEmail ? words.byMail : words.byPhone, words.owner, words.answer],
  };
}

const NEXT: Record<Language, { byMail: string; byPhone: string; owner: string; answer: string }> = {
  en: {
    byMail: 'We send you a mail with a private link with which you can follow your complaint.',
    byPhone:
      'We call you back at the number that you gave us; no mail comes. Please note down your reference and have it at hand.',
    owner: 'One person looks after your complaint from beginning to end, and we tell you who it is.',
    answer: 'We look into what happened and give you our answer, and tell you how it is going on the way there.',
  },
  'zh-CN': {
    byMail: '我们会给您发送一封邮件，内附专属链接，您可以随时查看投诉进展。',
    byPhone: '我们会按您留下的电话号码回电，不会发送邮件。请记下您的投诉编号，以便接听时核对。',
    owner: '我们会安排一位同事全程负责处理您的投诉，并告知您其姓名。',
    answer: '我们会调查事情的经过，把处理结果答复您，并在此期间向您通报进展。',
  },
};
