import { facts, link, paragraph } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import { answersAreRead, dear, label } from './shared-words.ts';

/** To the customer, when the case changed hands: who looks after it now. */
export interface NewOwnerData extends AboutCase {
  readonly customerName: string;
  readonly ownerName: string;
  /** When we owe the customer news next, if a clock says so. */
  readonly nextUpdateBy?: Date;
  /** The customer's private link to the case. */
  readonly caseUrl?: string;
}

export const newOwner: MailTemplate<NewOwnerData> = {
  en: (data, dates) => ({
    topic: `${data.ownerName} now looks after your complaint`,
    preview: 'You will not have to tell your story again.',
    headline: `${data.ownerName} now looks after your complaint`,
    blocks: [
      paragraph(dear.en(data.customerName)),
      paragraph(
        `From now on ${data.ownerName} is responsible for your complaint. ${data.ownerName} has been briefed and holds everything that you told us and that we promised you, so you will not have to tell your story again. Every promise we made still stands.`,
      ),
      facts([
        [label.reference.en, data.reference],
        [label.answerBy.en, data.nextUpdateBy && dates.instant(data.nextUpdateBy)],
      ]),
      paragraph(`To reach ${data.ownerName}, simply reply to this message.`),
      ...link(label.followCase.en, data.caseUrl),
    ],
    footer: [answersAreRead.en(data.reference)],
  }),
  'zh-CN': (data, dates) => ({
    topic: `您的投诉现由${data.ownerName}负责`,
    preview: '您无需再次说明情况。',
    headline: `您的投诉现由${data.ownerName}负责`,
    blocks: [
      paragraph(dear['zh-CN'](data.customerName)),
      paragraph(
        `从现在起，您的投诉由${data.ownerName}负责处理。您告诉过我们的情况以及我们对您的承诺，都已完整交接，您无需再次说明。我们作出的每一项承诺依然有效。`,
      ),
      facts([
        [label.reference['zh-CN'], data.reference],
        [label.answerBy['zh-CN'], data.nextUpdateBy && dates.instant(data.nextUpdateBy)],
      ]),
      paragraph(`如需联系${data.ownerName}，直接回复此邮件即可。`),
      ...link(label.followCase['zh-CN'], data.caseUrl),
    ],
    footer: [answersAreRead['zh-CN'](data.reference)],
  }),
};
