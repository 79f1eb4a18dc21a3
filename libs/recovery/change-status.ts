import { Injectable } from '@nestjs/common';
import { mustBeGranted, type Actor } from '#contracts/actor';
import type { ChangeStatusBody } from '#contracts/bodies/complaint-bodies';
import { SETTLED, TRANSITIONS } from '#contracts/status-transitions';
import type { Status } from '#contracts/complaint';
import { Customer } from '#database/entities/customer';
import { gateMissing, passGate, statementOf } from '#journey/gates';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import { mustBeSayable } from './check-words.ts';
import type { Which, Work } from './work.ts';
import { readComplaintFile } from './complaint-file.ts';
import { gatesBetween } from './possible-moves.ts';
import { cancelFollowUps, planFollowUps } from './plan-follow-ups.ts';
import { recoveryFacts } from './recovery-facts.ts';
import { tellWatchers } from './watch-complaint.ts';
import { Correspondence, writeMail } from './write-mail.ts';

/** Moves a complaint from one status to another, through the gates of the journey. */
@Injectable()
export class ChangeStatus {
  constructor(
    private readonly changes: ChangeComplaint,
    private readonly correspondence: Correspondence,
  ) {}

  /**
   * @throws Refusal conflict `no-such-transition`; blocked with what is missing when a gate is shut, or by the say-check when the
   * answer breaks a blocking rule; forbidden when the actor may not override it
   */
  async change(
    which: Which,
    body: ChangeStatusBody,
    actor: Actor,
    language: Language,
    version: number | null,
  ): Promise<void> {
    await this.changes.run(which, actor, (work) => this.changeIn(work, body, language), version);
  }

  private async changeIn(work: Work, body: ChangeStatusBody, language: Language): Promise<void> {
    const { complaint } = work;
    const from = complaint.status;
    if (from === body.status) return;
    mustFollow(complaint.reference, from, body.status);
    if (body.status === 'resolved') await this.resolve(work, body, language);
    else if (body.status === 'closed') await this.close(work, body, language);
    if (SETTLED.includes(from) && body.status === 'open') return reopen(work, body.reason);
    moveTo(work, body.status, body.reason);
    if (body.status === 'closed') await endWhatIsOpen(work);
    if (body.status !== 'resolved') return;
    await planFollowUps(work);
    await this.tellCustomer(work);
    await tellWatchers(work, 'resolved', { by: work.actor.name });
  }

  private async resolve(work: Work, body: ChangeStatusBody, language: Language): Promise<void> {
    const facts = recoveryFacts(await readComplaintFile(work.manager, { id: work.complaint.id }, work.actor));
    const given = { ...facts, resolutionStatement: body.statement ?? facts.resolutionStatement };
    if (body.override === undefined) passGate('resolved', given, language);
    else
      override(
        work,
        'resolved',
        gateMissing('resolved', given).map(({ code }) => code),
        body.override,
      );
    // Words that were rejected before count only where somebody insists on them and passes the gate.
    const statement = body.statement ?? statementOf(given) ?? null;
    if (statement !== null) await mustBeSayable(work, statement, 'statement', language);
    work.complaint.resolutionStatement = statement;
  }

  private async close(work: Work, body: ChangeStatusBody, language: Language): Promise<void> {
    const facts = recoveryFacts(await readComplaintFile(work.manager, { id: work.complaint.id }, work.actor));
    const gates = gatesBetween(work.complaint.status, 'closed');
    if (body.override === undefined) gates.forEach((gate) => passGate(gate, facts, language));
    else
      override(
        work,
        'closed',
        gates.flatMap((gate) => gateMissing(gate, facts).map(({ code }) => code)),
        body.override,
      );
    // Else the customer would be shown the words that they rejected as our last.
    if (facts.rejected) work.complaint.resolutionStatement = statementOf(facts) ?? null;
  }

  /** The customer hears what was done, in the words that the agent wrote for them. */
  private async tellCustomer({ manager, complaint, actor, now }: Work): Promise<void> {
    const customer = await manager.findOneByOrFail(Customer, { id: complaint.customerId });
    if (!customer.email || !complaint.resolutionStatement) return;
    await writeMail(manager, this.correspondence, {
      key: `resolution:${complaint.id}:${complaint.reopenedCount + 1}`,
      complaintId: complaint.id,
      to: { address: customer.email, name: customer.name, language: complaint.language, timeZone: customer.timeZone },
      template: 'resolution',
      data: {
        reference: complaint.reference,
        customerName: customer.name,
        statement: complaint.resolutionStatement,
        ...(actor.name && { ownerName: actor.name }),
        caseUrl: this.correspondence.caseUrl(complaint.id, now),
      },
      automatic: false,
      at: now,
    });
  }
}

function mustFollow(reference: string, from: Status, to: Status): void {
  if (TRANSITIONS[from].includes(to)) return;
  const possible = TRANSITIONS[from].join(', ') || 'nothing';
  throw new Refusal(
    'conflict',
    'no-such-transition',
    `${reference} is ${from}: from there it can become ${possible}, not ${to}.`,
    [{ field: 'status', reason: `cannot follow ${from}: write one of ${possible}` }],
  );
}

/** Passes a shut gate on purpose. It shows in reports, because a tool that can't be overridden gets lied to. */
function override(work: Work, gate: string, missing: readonly string[], reason: string): void {
  if (missing.length === 0) return;
  mustBeGranted(work.actor, 'gate.override', 'Passing a shut gate');
  work.record('gate.overridden', { gate, missing, reason });
}

/** Nothing runs on for a closed complaint: only an override closes one while promises or follow-ups are open. */
async function endWhatIsOpen(work: Work): Promise<void> {
  await cancelFollowUps(work, 'closed');
  const [withdrawn] = await work.manager.query<[{ id: string }[], number]>(
    `UPDATE promise SET state = 'withdrawn', settled_at = $2 WHERE complaint_id = $1 AND state = 'open' RETURNING id`,
    [work.complaint.id, work.now],
  );
  for (const { id } of withdrawn) work.record('promise.withdrawn', { promiseId: id, reason: 'closed' });
}

/** Takes a settled complaint up again: it counts, and what was planned after the resolution is off. */
export async function reopen(work: Work, reason?: string): Promise<void> {
  work.complaint.reopenedCount += 1;
  moveTo(work, 'open', reason);
  await cancelFollowUps(work, 'reopened');
  await tellWatchers(work, 'reopened', { ...(reason && { reason }) });
}

/** Sets the status with all that hangs on it, and remembers it. */
export function moveTo(work: Work, to: Status, reason?: string): void {
  const { complaint, now } = work;
  const from = complaint.status;
  complaint.status = to;
  complaint.resolvedAt = to === 'resolved' ? now : to === 'closed' ? (complaint.resolvedAt ?? now) : null;
  complaint.closedAt = to === 'closed' ? now : null;
  work.record('status.changed', { from, to, ...(reason && { reason }) });
}
