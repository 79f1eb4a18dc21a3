import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Doorbell } from '#database/doorbell';
import { AcknowledgeEscalation } from './acknowledge-escalation.ts';
import { AddMessage } from './add-message.ts';
import { AnswerFollowUp } from './answer-follow-up.ts';
import { AssignOwner } from './assign-owner.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { ChangeSettings } from './change-settings.ts';
import { ChangeStatus } from './change-status.ts';
import { DoOutboxJob } from './do-outbox-job.ts';
import { EditComplaint } from './edit-complaint.ts';
import { EditCustomer } from './edit-customer.ts';
import { HandOver } from './hand-over.ts';
import { KeepPromise } from './keep-promise.ts';
import { LinkComplaints } from './link-complaints.ts';
import { LogComplaint } from './log-complaint.ts';
import { ManageCalendars } from './manage-calendars.ts';
import { ManageFollowUpPlans } from './manage-follow-up-plans.ts';
import { ManageLadders } from './manage-ladders.ts';
import { ManagePolicies } from './manage-policies.ts';
import { MergeComplaint } from './merge-complaint.ts';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { ReachRungs } from './reach-rungs.ts';
import { ReadNotification } from './read-notification.ts';
import { SaveStep } from './save-step.ts';
import { SendFollowUp } from './send-follow-up.ts';

/** Every behaviour, one class each; this library is the only writer. */
const BEHAVIOURS = [
  AcknowledgeEscalation, AddMessage, AnswerFollowUp, AssignOwner, ChangeComplaint, ChangeSettings, ChangeStatus, DoOutboxJob, Doorbell,
  EditComplaint, EditCustomer, HandOver, KeepPromise, LinkComplaints, LogComplaint, ManageCalendars, ManageFollowUpPlans, ManageLadders,
  ManagePolicies, MergeComplaint, PeopleBook, PolicyBook, ReachRungs, ReadNotification, SaveStep, SendFollowUp,
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
