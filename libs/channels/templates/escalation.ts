import { facts, heading, link, paragraph, steps } from '../mail-blocks.ts';
import type { AboutCase, MailTemplate } from '../mail-template.ts';
import type { DateWriter } from '../write-dates.ts';
import { CLOCK_NAMES, type ClockKind } from './clock-names.ts';
import { hello, label, loud, nobodyIsThere } from './shared-words.ts';

/** Where on the ladder a rung stands, seen from the deadline. */
export type RungMoment =
  | { readonly at: 'share'; readonly percent: number }
  | { readonly at: 'breach' }
  | { readonly at: 'after'; readonly milliseconds: number };

/** To staff: which case, which clock, due when, at which rung of the ladder, and that somebody must take it on. */
export interface EscalationData extends AboutCase {
  readonly recipientName: string;
  readonly customerName: string;
  /** The one responsible for the case; undefined while nobody is. */
  readonly ownerName?: string;
  readonly clock: ClockKind;
  readonly dueAt: Date;
  /** Counted from 1. */
  readonly rung: number;
  readonly moment: RungMoment;
  /** A warning to the owner, which wants no acknowledgement. */
  readonly warning?: true;
  /** Everybody who should have been called is away or off shift. */
  readonly unheard?: true;
  /** The case in the console. */
  readonly caseUrl?: string;
}

export const escalation: MailTemplate<EscalationData> = {
  en: (data, dates) => {
    const clock = CLOCK_NAMES[data.clock].en;
    const late = data.moment.at !== 'share';
    const headline = late ? `Overdue: ${clock}` : `Due soon: ${clock}`;
    return {
      topic: loud.en(data.warning ? headline : `${headline}, please acknowledge`, data.unheard),
      preview: `${late ? 'Was due' : 'Due'} ${dates.instant(data.dueAt)}.`,
      headline,
      blocks: [
        paragraph(hello.en(data.recipientName)),
        ...(data.unheard ? [paragraph(nobodyIsThere.en)] : []),
        paragraph(
          late
            ? `A deadline of case ${data.reference} has passed, and the customer is waiting.`
            : `A deadline of case ${data.reference} is close. There is still time to keep it.`,
        ),
        facts([
          [label.case.en, data.reference],
          [label.customer.en, data.customerName],
          [label.owner.en, data.ownerName ?? 'nobody yet'],
          [label.clock.en, clock],
          [label.due.en, dates.instant(data.dueAt)],
          [label.rung.en, `${data.rung} (${momentInEnglish(data.moment, dates)})`],
        ]),
        heading('What to do now'),
        steps([
          ...(data.warning
            ? []
            : [
                'Acknowledge this escalation in the case, so that everybody sees it is in your hands. Until somebody does, it climbs to the next step.',
              ]),
          data.ownerName && !data.warning
            ? `Do what is due, or agree with ${data.ownerName} who does it.`
            : data.warning
              ? 'Do what is due, or hand the case over to somebody who can.'
              : 'Do what is due, or assign the case to somebody who does it.',
          late
            ? 'Write to the customer before they ask, with a date that will hold.'
            : 'If the date cannot be kept, tell the customer before it passes, with a new one.',
        ]),
        ...link(label.openCase.en, data.caseUrl),
      ],
      footer: ['You receive this because you are on the escalation ladder of this case.'],
    };
  },
  'zh-CN': (data, dates) => {
    const clock = CLOCK_NAMES[data.clock]['zh-CN'];
    const late = data.moment.at !== 'share';
    const headline = late ? `已超时：${clock}` : `即将到期：${clock}`;
    return {
      topic: loud['zh-CN'](data.warning ? headline : `${headline}，请接手`, data.unheard),
      preview: `到期时间：${dates.instant(data.dueAt)}。`,
      headline,
      blocks: [
        paragraph(hello['zh-CN'](data.recipientName)),
        ...(data.unheard ? [paragraph(nobodyIsThere['zh-CN'])] : []),
        paragraph(
          late
            ? `个案 ${data.reference} 的一项时限已过，顾客仍在等待。`
            : `个案 ${data.reference} 的一项时限即将到期，目前还来得及按时完成。`,
        ),
        facts([
          [label.case['zh-CN'], data.reference],
          [label.customer['zh-CN'], data.customerName],
          [label.owner['zh-CN'], data.ownerName ?? '尚无'],
          [label.clock['zh-CN'], clock],
          [label.due['zh-CN'], dates.instant(data.dueAt)],
          [label.rung['zh-CN'], `第 ${data.rung} 级（${momentInChinese(data.moment, dates)}）`],
        ]),
        heading('请您现在'),
        steps([
          ...(data.warning ? [] : ['在个案中确认接手，让大家知道此事已由您跟进；无人接手时，将继续升级到下一级。']),
          data.ownerName && !data.warning
            ? `完成到期事项，或与${data.ownerName}商定由谁完成。`
            : data.warning
              ? '完成到期事项，或将个案交接给能够完成的同事。'
              : '完成到期事项，或将个案分配给能够完成的同事。',
          late
            ? '在顾客追问之前主动联系，并给出一个确定能做到的时间。'
            : '如果无法按时完成，请在到期之前主动告知顾客，并给出新的时间。',
        ]),
        ...link(label.openCase['zh-CN'], data.caseUrl),
      ],
      footer: ['您收到此邮件，是因为您在该个案的升级名单中。'],
    };
  },
};

function momentInEnglish(moment: RungMoment, dates: DateWriter): string {
  switch (moment.at) {
    case 'share':
      return `${moment.percent} % of the time has passed`;
    case 'breach':
      return 'at the deadline';
    case 'after':
      return `${dates.duration(moment.milliseconds)} past the deadline`;
  }
}

function momentInChinese(moment: RungMoment, dates: DateWriter): string {
  switch (moment.at) {
    case 'share':
      return `时间已过 ${moment.percent}%`;
    case 'breach':
      return '已到时限';
    case 'after':
      return `超时 ${dates.duration(moment.milliseconds)}`;
  }
}
