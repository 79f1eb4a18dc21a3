import type { DataSource } from 'typeorm';
import type { Actor } from '#contracts/actor';
import { JOBS, type JobName } from '#contracts/jobs';
import { Doorbell } from '#database/doorbell';
import { AcknowledgeEscalation } from '../acknowledge-escalation.ts';
import { AddMessage } from '../add-message.ts';
import { AnswerFollowUp } from '../answer-follow-up.ts';
import { ChangeComplaint } from '../change-complaint.ts';
import { ChangeStatus } from '../change-status.ts';
import { DoOutboxJob } from '../do-outbox-job.ts';
import { HandOver } from '../hand-over.ts';
import { KeepPromise } from '../keep-promise.ts';
import { LinkComplaints } from '../link-complaints.ts';
import { LogComplaint } from '../log-complaint.ts';
import { MergeComplaint } from '../merge-complaint.ts';
import { PeopleBook } from '../people-book.ts';
import { PolicyBook } from '../policy-book.ts';
import { ReachRungs } from '../reach-rungs.ts';
import { SaveStep } from '../save-step.ts';
import { SendFollowUp } from '../send-follow-up.ts';
import type { Correspondence } from '../write-mail.ts';
import { PEOPLE, type Company, type PersonKey } from './company.ts';

const ORIGIN = 'demo';

/** What the worker does in the demo's past. Mail is posted apart from it: to nobody. */
type WorkerJob = Exclude<JobName, 'deliver-mail'>;

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
  private readonly jobs: Record<WorkerJob, (id: string, complaintId: string) => Promise<boolean>>;
  private readonly references = new Map<string, string>();
  private readonly withheld: string[] = [];
  private present: Date;

  constructor(
    readonly database: DataSource,
    readonly company: Company,
    correspondence: Correspondence,
    begin: Date,
  ) {
    this.present = begin;
    const clock = { now: () => this.present };
    // The books age by a clock that stands still: nobody comes, goes or changes the policy during the demo's past.
    const still = { now: () => begin };
    const policies = new PolicyBook(database, still);
    const people = new PeopleBook(database, still);
    const doorbell = new Doorbell(database);
    const changes = new ChangeComplaint(database, policies, clock, doorbell);
    this.log = new LogComplaint(database, policies, people, clock, doorbell);
    this.addMessage = new AddMessage(changes, correspondence);
    this.saveStep = new SaveStep(changes);
    this.promises = new KeepPromise(changes);
    this.changeStatus = new ChangeStatus(changes, correspondence);
    this.handOver = new HandOver(changes, people, correspondence);
    this.acknowledge = new AcknowledgeEscalation(changes);
    this.answerFollowUp = new AnswerFollowUp(changes);
    this.merge = new MergeComplaint(changes);
    this.links = new LinkComplaints(changes);
    const rungs = new ReachRungs(changes, people, correspondence);
    const followUps = new SendFollowUp(changes, correspondence);
    const outbox = new DoOutboxJob(changes, people, correspondence);
    this.jobs = {
      'reach-rungs': (id, complaintId) => rungs.reach(id, complaintId, ORIGIN),
      'send-follow-up': (id, complaintId) => followUps.send(id, complaintId, ORIGIN),
      'do-outbox-job': (id, complaintId) => outbox.do(id, complaintId, ORIGIN),
    };
  }

  /** Remembers under which reference a case was logged. @param fresh whether its mail is left for the real worker */
  remember(key: string, id: string, reference: string, fresh: boolean): void {
    this.references.set(key, reference);
    if (fresh) this.withheld.push(id);
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
    for (;;) {
      const [due] = await this.database.query<{ job: WorkerJob; id: string; complaint_id: string; next_at: Date }[]>(
        NEXT_DUE,
        [moment],
      );
      if (!due) break;
      this.present = due.next_at;
      await this.jobs[due.job](due.id, due.complaint_id);
    }
    this.present = moment;
    await this.database.query(POST_MAIL, [moment, this.withheld]);
  }
}

const looks = Object.entries(JOBS)
  .filter(([name]) => name !== 'deliver-mail')
  .map(
    ([name, { table, complaint }]) =>
      `SELECT '${name}' AS job, id::text, ${complaint} AS complaint_id, next_at FROM ${table} WHERE next_at <= $1`,
  );
const NEXT_DUE = `SELECT * FROM (${looks.join(' UNION ALL ')}) due ORDER BY next_at, job LIMIT 1`;

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
