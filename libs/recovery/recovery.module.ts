import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Doorbell } from '#database/doorbell';
import { AcknowledgeEscalation } from './acknowledge-escalation.ts';
import { AddMessage } from './add-message.ts';
import { AnswerFollowUp } from './answer-follow-up.ts';
import { AnswerOffer } from './answer-offer.ts';
import { AskForCaseLink } from './ask-for-case-link.ts';
import { AssignOwner } from './assign-owner.ts';
import { AttachFile } from './attach-file.ts';
import { BriefOwner } from './brief-owner.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { ChangeSettings } from './change-settings.ts';
import { ChangeStatus } from './change-status.ts';
import { ClimbEscalation } from './climb-escalation.ts';
import { DoOutboxJob } from './do-outbox-job.ts';
import { EditComplaint } from './edit-complaint.ts';
import { EditCustomer } from './edit-customer.ts';
import { EditProblem } from './edit-problem.ts';
import { EscalateForCustomer } from './escalate-for-customer.ts';
import { FieldBook } from './field-book.ts';
import { FillCannedReply } from './fill-canned-reply.ts';
import { HandOver } from './hand-over.ts';
import { ImportDays } from './import-days.ts';
import { JudgeAnswer } from './judge-answer.ts';
import { KeepPromise } from './keep-promise.ts';
import { LinkComplaints } from './link-complaints.ts';
import { LogComplaint } from './log-complaint.ts';
import { MailCaseLink } from './mail-case-link.ts';
import { ManageAbsences } from './manage-absences.ts';
import { ManageCalendars } from './manage-calendars.ts';
import { ManageCannedReplies } from './manage-canned-replies.ts';
import { ManageCategories } from './manage-categories.ts';
import { ManageCustomFields } from './manage-custom-fields.ts';
import { ManageFollowUpPlans } from './manage-follow-up-plans.ts';
import { ManageLadders } from './manage-ladders.ts';
import { ManagePolicies } from './manage-policies.ts';
import { ManageMailTexts } from './manage-mail-texts.ts';
import { ManageTags } from './manage-tags.ts';
import { ManageTeams } from './manage-teams.ts';
import { ManageViews } from './manage-views.ts';
import { ManageWebhooks } from './manage-webhooks.ts';
import { MergeComplaint } from './merge-complaint.ts';
import { MergeCustomers } from './merge-customers.ts';
import { NoteProblem } from './note-problem.ts';
import { OfferComplaint } from './offer-complaint.ts';
import { OpenCaseLink } from './open-case-link.ts';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { PreviewSettings } from './preview-settings.ts';
import { RaiseEscalations } from './raise-escalations.ts';
import { RateRecovery } from './rate-recovery.ts';
import { ReachRungs } from './reach-rungs.ts';
import { ReadBoard } from './read-board.ts';
import { ReadNotification } from './read-notification.ts';
import { RecordFailure } from './record-failure.ts';
import { RetryTimers } from './retry-timers.ts';
import { ReassignCase } from './reassign-case.ts';
import { RecalculateClocks } from './recalculate-clocks.ts';
import { RedeliverWebhook } from './redeliver-webhook.ts';
import { RevokeCaseLink } from './revoke-case-link.ts';
import { RungActions } from './rung-actions.ts';
import { SaveStep } from './save-step.ts';
import { SendFollowUp } from './send-follow-up.ts';
import { SendReminder } from './send-reminder.ts';
import { SetReminder } from './set-reminder.ts';
import { TakeWebComplaint } from './take-web-complaint.ts';
import { ShowPresence } from './show-presence.ts';
import { TellCustomerEscalation } from './tell-customer-escalation.ts';
import { TellEscalations } from './tell-escalations.ts';
import { UploadForComplaint } from './upload-for-complaint.ts';
import { WriteDigest } from './write-digest.ts';
import { WatchComplaint } from './watch-complaint.ts';

/** Every behaviour, one class each; this library is the only writer. */
const BEHAVIOURS = [
  AcknowledgeEscalation, AddMessage, AnswerFollowUp, AnswerOffer, AskForCaseLink, AssignOwner, AttachFile, BriefOwner,
  ChangeComplaint, ChangeSettings, ChangeStatus, ClimbEscalation, DoOutboxJob, Doorbell, EditComplaint, EditCustomer, EditProblem,
  EscalateForCustomer, FillCannedReply, HandOver, ImportDays, KeepPromise, LinkComplaints, LogComplaint, ManageCannedReplies, ManageCalendars, ManageFollowUpPlans,
  ManageLadders, ManagePolicies, MergeComplaint, MergeCustomers, NoteProblem, OfferComplaint, PeopleBook, PolicyBook, PreviewSettings,
  RaiseEscalations, ReachRungs, ReadBoard, ReadNotification, RecordFailure, RetryTimers, ReassignCase, RecalculateClocks, RungActions, SaveStep, SendFollowUp,
  SendReminder, SetReminder, ShowPresence, TellCustomerEscalation, TellEscalations, WriteDigest,
  JudgeAnswer, MailCaseLink, OpenCaseLink, RateRecovery, RevokeCaseLink, TakeWebComplaint, UploadForComplaint,
  FieldBook, ManageAbsences, ManageCategories, ManageCustomFields, ManageMailTexts, ManageTags, ManageTeams, ManageViews, ManageWebhooks, RedeliverWebhook, WatchComplaint,
]; // prettier-ignore

@Module({})
export class RecoveryModule {
  /** @param surroundings what an app provides: the clock (`CLOCK`) and as whom we write (`Correspondence`) */
  static with(surroundings: Provider[]): DynamicModule {
    return {
      module: RecoveryModule,
      global: true,
      providers: [...surroundings, ...BEHAVIOURS],
      exports: [...surroundings.map(tokenOf), ...BEHAVIOURS],
    };
  }
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide);
