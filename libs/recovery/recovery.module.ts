import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { Doorbell } from '#database/doorbell';
import { AcknowledgeEscalation } from './acknowledge-escalation.ts';
import { AddMessage } from './add-message.ts';
import { AnswerFollowUp } from './answer-follow-up.ts';
import { AssignOwner } from './assign-owner.ts';
import { ChangeComplaint } from './change-complaint.ts';
import { ChangeStatus } from './change-status.ts';
import { DoOutboxJob } from './do-outbox-job.ts';
import { EditComplaint } from './edit-complaint.ts';
import { HandOver } from './hand-over.ts';
import { KeepPromise } from './keep-promise.ts';
import { LinkComplaints } from './link-complaints.ts';
import { LogComplaint } from './log-complaint.ts';
import { MergeComplaint } from './merge-complaint.ts';
import { PeopleBook } from './people-book.ts';
import { PolicyBook } from './policy-book.ts';
import { ReachRungs } from './reach-rungs.ts';
import { SaveStep } from './save-step.ts';
import { SendFollowUp } from './send-follow-up.ts';

/** Every behaviour, one class each; this library is the only writer. */
const BEHAVIOURS = [
  AcknowledgeEscalation, AddMessage, AnswerFollowUp, AssignOwner, ChangeComplaint, ChangeStatus, DoOutboxJob, Doorbell, EditComplaint,
  HandOver, KeepPromise, LinkComplaints, LogComplaint, MergeComplaint, PeopleBook, PolicyBook, ReachRungs, SaveStep, SendFollowUp,
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
