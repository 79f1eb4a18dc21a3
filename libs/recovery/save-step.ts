import { Injectable } from '@nestjs/common';
import { mustBeGranted, type Actor } from '#contracts/actor';
import type { SaveStepBody } from '#contracts/bodies/complaint-bodies';
import { changeStep } from '#journey/change-step';
import type { StepKey } from '#journey/steps';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import { ChangeComplaint } from './change-complaint.ts';
import type { Which } from './work.ts';
import { readComplaintFile } from './complaint-file.ts';
import { mustBeNoted } from './note-problem.ts';
import { recoveryFacts } from './recovery-facts.ts';
import { writeStep } from './write-step.ts';

/** Saves evidence of a recovery step and moves the step, by the rules of the journey. */
@Injectable()
export class SaveStep {
  constructor(private readonly changes: ChangeComplaint) {}

  async save(
    which: Which,
    key: StepKey,
    body: SaveStepBody,
    actor: Actor,
    language: Language,
    version: number | null,
  ): Promise<void> {
    await this.changes.run(
      which,
      actor,
      async (work) => {
        const { manager, complaint, now } = work;
        if (complaint.status === 'merged')
          throw new Refusal(
            'conflict',
            'merged',
            `${complaint.reference} was merged: work on the complaint that goes on.`,
          );
        const facts = recoveryFacts(await readComplaintFile(manager, { id: complaint.id }, actor));
        const before = facts.steps[key];
        if (body.state === 'overridden') mustBeGranted(actor, 'gate.override', 'Passing over a step');
        const { state, evidence, reason } = changeStep(key, body, facts, now, language);
        if (state === before?.state && JSON.stringify(evidence) === JSON.stringify(before.evidence)) return;
        if ('problemId' in evidence) await mustBeNoted(manager, evidence.problemId, before?.evidence);
        await writeStep(work, key, before, { state, evidence, reason }, { ...(reason && { reason }) });
      },
      version,
    );
  }
}
