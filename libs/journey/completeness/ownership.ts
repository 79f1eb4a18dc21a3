import type { OwnershipEvidence } from '../evidence/ownership.ts';
import type { RecoveryFacts } from '../facts.ts';
import { checklist, type Missing } from '../missing.ts';

/** What keeps step 3 from being done. */
export function ownershipMissing(evidence: OwnershipEvidence, facts: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('ownership');
  need(
    facts.hasOwner,
    'case',
    'owner',
    'Nobody owns the case: assign it to one named person.',
    '个案还没有负责人：请指定一位负责人。',
  );
  // Only the latest: a handover that was overtaken by the next one can't be confirmed any more.
  need(
    facts.handovers.at(-1)?.confirmed ?? true,
    'case',
    'handover-not-confirmed',
    'The new owner has not confirmed having read the briefing yet.',
    '新负责人尚未确认已阅读交接说明。',
  );
  need(
    evidence.acceptedAt !== undefined,
    'acceptedAt',
    'ownership-not-accepted',
    'Tell the customer that you take the case on, and note when.',
    '请告诉顾客由您负责，并记录时间。',
  );
  need(
    evidence.policyExplained === true,
    'policyExplained',
    'policy-not-explained',
    'Explain calmly what the policy allows.',
    '请心平气和地向顾客说明相关政策。',
  );
  need(
    evidence.alternativesExplained === true || facts.steps.expectation?.evidence.canMeet !== false,
    'alternativesExplained',
    'alternatives-not-explained',
    'The wish cannot be met: explain the alternatives.',
    '顾客的期望无法满足：请说明有哪些替代办法。',
  );
  return missing;
}
