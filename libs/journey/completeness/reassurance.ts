import type { ReassuranceEvidence } from '../evidence/reassurance.ts';
import type { RecoveryFacts } from '../facts.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** Nobody is kept on hold for longer. */
export const LONGEST_HOLD_SECONDS = 120;

/** What keeps step 4 from being done. */
export function reassuranceMissing(evidence: ReassuranceEvidence, { promises }: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('reassurance');
  need(
    said(evidence.nextStep),
    'nextStep',
    'next-step-not-explained',
    'Tell the customer what happens next and when, and write it down.',
    '请告诉顾客接下来会做什么、什么时候做，并记录下来。',
  );
  need(
    evidence.solvedAtOnce === true || promises.open + promises.kept + promises.broken > 0,
    'case',
    'promise',
    'Make the customer a promise with a date, or note that it was solved on the spot.',
    '请向顾客作出有时间的承诺；若已当场解决，请注明。',
  );
  need(
    (evidence.holdSeconds ?? 0) <= LONGEST_HOLD_SECONDS || evidence.callBackOffered === true,
    'callBackOffered',
    'call-back-not-offered',
    'The customer was on hold for more than two minutes: offer a call back.',
    '顾客在电话中等待超过两分钟：请主动提出回电。',
  );
  return missing;
}
