import type { MailTemplate } from './mail-template.ts';
import { acknowledgement, type AcknowledgementData } from './templates/acknowledgement.ts';
import { caseLink, type CaseLinkData } from './templates/case-link.ts';
import { customerEscalation, type CustomerEscalationData } from './templates/customer-escalation.ts';
import { digest, type DigestData } from './templates/digest.ts';
import { escalation, type EscalationData } from './templates/escalation.ts';
import { followUp, type FollowUpData } from './templates/follow-up.ts';
import { handover, type HandoverData } from './templates/handover.ts';
import { newOwner, type NewOwnerData } from './templates/new-owner.ts';
import { promiseReminder, type PromiseReminderData } from './templates/promise-reminder.ts';
import { reminder, type ReminderData } from './templates/reminder.ts';
import { reply, type ReplyData } from './templates/reply.ts';
import { resolution, type ResolutionData } from './templates/resolution.ts';

/** Every message that we send, and what must be known to write it. A new message is one entry here and one below. */
export interface TemplateData {
  acknowledgement: AcknowledgementData;
  reply: ReplyData;
  'new-owner': NewOwnerData;
  resolution: ResolutionData;
  'follow-up': FollowUpData;
  'case-link': CaseLinkData;
  escalation: EscalationData;
  'customer-escalation': CustomerEscalationData;
  handover: HandoverData;
  'promise-reminder': PromiseReminderData;
  reminder: ReminderData;
  digest: DigestData;
}
export type TemplateName = keyof TemplateData;

/** The catalogue: name → template. */
export const TEMPLATES: { readonly [Name in TemplateName]: MailTemplate<TemplateData[Name]> } = {
  acknowledgement,
  reply,
  'new-owner': newOwner,
  resolution,
  'follow-up': followUp,
  'case-link': caseLink,
  escalation,
  'customer-escalation': customerEscalation,
  handover,
  'promise-reminder': promiseReminder,
  reminder,
  digest,
};

/**
 * Messages that call a person here to work: they leave before anything that customers get. The digest is written to people
 * here as well, to all of them at the same minute, and can wait.
 */
export const URGENT_MESSAGES: ReadonlySet<TemplateName> = new Set<TemplateName>([
  'escalation',
  'customer-escalation',
  'handover',
  'promise-reminder',
  'reminder',
]);
