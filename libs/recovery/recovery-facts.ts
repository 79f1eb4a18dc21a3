import { SETTLED } from '#contracts/status-transitions';
import { storedEvidence } from '#journey/evidence';
import type { RecoveryFacts } from '#journey/facts';
import type { ComplaintFile } from './complaint-file.ts';

/** Whether the customer rejected the last answer, and there is no other yet. */
const isRejected = ({ complaint, verdict }: ComplaintFile): boolean =>
  verdict?.type === 'answer.rejected' && !SETTLED.includes(complaint.status);

/** The file of a complaint as the rules of the journey look at it. */
export function recoveryFacts(file: ComplaintFile): RecoveryFacts {
  const { complaint, clocks, promises, followUps } = file;
  const present = followUps.filter((followUp) => followUp.resolution === complaint.reopened_count + 1);
  const inState = (state: (typeof present)[number]['state']) =>
    present.filter((followUp) => followUp.state === state).length;
  const brokenClocks = clocks.filter((clock) => clock.kind === 'promise' && clock.breached_at !== null);
  const answers = followUps
    .filter((followUp) => followUp.satisfaction !== null)
    .sort((a, b) => String(a.answered_at).localeCompare(String(b.answered_at)));
  return {
    steps: Object.fromEntries(
      file.steps.map(({ key, state, evidence }) => [key, { state, evidence: storedEvidence(key, evidence) }]),
    ),
    resolved: SETTLED.includes(complaint.status),
    resolutionStatement: complaint.resolution_statement,
    rejected: isRejected(file) ? { statement: complaint.resolution_statement } : null,
    hasOwner: complaint.owner_id !== null,
    ownerCount: complaint.owner_count,
    handovers: file.handovers.map(({ confirmed }) => ({ confirmed })),
    promises: {
      open: promises.filter(({ state }) => state === 'open').length,
      kept: promises.filter(({ state }) => state === 'kept').length,
      broken: brokenClocks.length,
    },
    breachedClocks: clocks
      .filter((clock) => clock.kind !== 'promise' && clock.breached_at !== null)
      .map(({ kind }) => kind),
    reopenedCount: complaint.reopened_count,
    followUps: {
      planned: inState('planned'),
      waiting: inState('sent'),
      answered: inState('answered'),
      expired: inState('expired'),
    },
    satisfaction: answers.at(-1)?.satisfaction ?? null,
  };
}
