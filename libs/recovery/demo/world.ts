import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { systemActor, type Actor } from '#contracts/actor';
import type { AbsenceBody } from '#contracts/bodies/absence-bodies';
import { FileStore } from '#files/file-store';
import { CLOCK } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { AcknowledgeEscalation } from '../acknowledge-escalation.ts';
import { AddMessage } from '../add-message.ts';
import { AnswerFollowUp } from '../answer-follow-up.ts';
import { ChangeStatus } from '../change-status.ts';
import { EditCustomer } from '../edit-customer.ts';
import { HandOver } from '../hand-over.ts';
import { KeepPromise } from '../keep-promise.ts';
import { LinkComplaints } from '../link-complaints.ts';
import { LogComplaint } from '../log-complaint.ts';
import { ManageAbsences } from '../manage-absences.ts';
import { MergeComplaint } from '../merge-complaint.ts';
import { RecoveryModule } from '../recovery.module.ts';
import { SaveStep } from '../save-step.ts';
import { Correspondence } from '../write-mail.ts';
import { letTimePass } from './let-time-pass.ts';
import { PEOPLE, type Company, type PersonKey } from './company.ts';

const ORIGIN = 'demo';

/** Api and worker of the demo company in one, on a clock that is set by hand and walks through the past days. */
export class DemoWorld {
  readonly log: LogComplaint;
  readonly addMessage: AddMessage;
  readonly saveStep: SaveStep;
  readonly promises: KeepPromise;
  readonly changeStatus: ChangeStatus;
  readonly handOver: HandOver;
  readonly acknowledge: AcknowledgeEscalation;
  readonly answerFollowUp: AnswerFollowUp;
  readonly merge: MergeComplaint;
  readonly links: LinkComplaints;
  private readonly references = new Map<string, string>();
  private readonly withheld: string[] = [];

  private constructor(
    readonly database: DataSource,
    readonly company: Company,
    private readonly app: INestApplicationContext,
    private readonly clock: { present: Date },
  ) {
    this.log = app.get(LogComplaint);
    this.addMessage = app.get(AddMessage);
    this.saveStep = app.get(SaveStep);
    this.promises = app.get(KeepPromise);
    this.changeStatus = app.get(ChangeStatus);
    this.handOver = app.get(HandOver);
    this.acknowledge = app.get(AcknowledgeEscalation);
    this.answerFollowUp = app.get(AnswerFollowUp);
    this.merge = app.get(MergeComplaint);
    this.links = app.get(LinkComplaints);
  }

  static async open(
    database: DataSource,
    company: Company,
    correspondence: Correspondence,
    files: FileStore,
    begin: Date,
  ): Promise<DemoWorld> {
    const clock = { present: begin };
    const surroundings = [
      { provide: DataSource, useValue: database },
      { provide: CLOCK, useValue: { now: () => clock.present } },
      { provide: Correspondence, useValue: correspondence },
      { provide: FileStore, useValue: files },
    ];
    const app = await NestFactory.createApplicationContext(RecoveryModule.with(surroundings), { logger: false });
    return new DemoWorld(database, company, app, clock);
  }

  /** Lets go of the behaviours; the database stays open. */
  async close(): Promise<void> {
    await this.app.close();
  }

  /** Remembers under which reference a case was logged. @param fresh whether its mail is left for the real worker */
  remember(key: string, id: string, reference: string, fresh: boolean): void {
    this.references.set(key, reference);
    if (fresh) this.withheld.push(id);
  }

  /** This customer has no quiet hours. */
  async mayBeReachedAlways(customerId: string): Promise<void> {
    const hours = { contactFrom: '00:00', contactTo: '24:00' };
    await this.app.get(EditCustomer).edit(customerId, hours, systemActor(ORIGIN), null);
  }

  /** Somebody is not there until they come back. */
  async isAway(who: PersonKey, absence: AbsenceBody): Promise<void> {
    await this.app.get(ManageAbsences).add(this.company.people[who].id, absence, this.actor(who), newId());
  }

  referenceOf(key: string): string {
    const reference = this.references.get(key);
    if (reference === undefined) throw new Error(`No case ${key} was logged before this`);
    return reference;
  }

  actor(person: PersonKey): Actor {
    const { name, role } = PEOPLE[person];
    return { kind: 'agent', ...this.company.people[person], name, role, origin: ORIGIN };
  }

  /** Lets time pass: what comes due on the way is done at its own moment. */
  async walkTo(moment: Date): Promise<void> {
    await letTimePass(this.app, (present) => (this.clock.present = present), moment, ORIGIN);
    await this.database.query(POST_MAIL, [moment, this.withheld]);
  }
}

/** Mail of the past counts as sent, so that a first start does not pour it all out. */
const POST_MAIL = `
WITH posted AS (
  UPDATE mail SET state = 'sent', attempts = 1, sent_at = created_at, next_at = NULL
  WHERE state = 'waiting' AND created_at <= $1 AND NOT complaint_id = ANY($2)
  RETURNING id, complaint_id, template, sent_at
)
INSERT INTO complaint_event (complaint_id, at, type, actor_kind, origin, data)
SELECT complaint_id, sent_at, 'mail.sent', 'system', '${ORIGIN}', jsonb_build_object('mailId', id, 'template', template, 'attempts', 1)
FROM posted ORDER BY sent_at, id`;
