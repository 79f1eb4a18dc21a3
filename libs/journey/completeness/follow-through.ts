import type { FollowThroughEvidence } from '../evidence/follow-through.ts';
import type { RecoveryFacts } from '../facts.ts';
import { checklist, type Missing } from '../missing.ts';

/** What keeps step 8 from being done. */
export function followThroughMissing(evidence: FollowThroughEvidence, facts: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('follow-through');
  (evidence.tokens ?? []).forEach((token, index) =>
    need(
      token.deliveredAt !== undefined,
      `tokens.${index}.deliveredAt`,
      'token-not-delivered',
      'A token of goodwill has not arrived yet: note when the customer received it.',
      '有一份心意尚未送达：请记录顾客收到的时间。',
    ),
  );
  missing.push(...followUpMissing(facts));
  need(
    facts.followUps.answered === 0 || (facts.satisfaction ?? evidence.satisfaction ?? null) !== null,
    'satisfaction',
    'satisfaction',
    'The customer answered the follow-up: note how satisfied they are, from 1 to 5.',
    '顾客已答复回访：请记录满意度（1 至 5）。',
  );
  return missing;
}

/** Whether we still owe a follow-up, or wait for its answer. One answer is enough; silence counts once every wait ran out. */
export function followUpMissing({ followUps }: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('follow-through');
  const { planned, waiting, answered, expired } = followUps;
  if (answered > 0) return missing;
  need(
    planned === 0,
    'case',
    'follow-up-not-sent',
    'A follow-up is planned and has not been sent yet.',
    '已安排回访，但尚未发出。',
  );
  need(
    waiting === 0,
    'case',
    'follow-up-not-answered',
    'Wait until the customer answers the follow-up, or until the wait runs out.',
    '请等待顾客答复回访，或等到等待期结束。',
  );
  need(
    planned + waiting + expired > 0,
    'case',
    'follow-up-not-planned',
    'No follow-up was planned: get in touch and ask whether the customer is satisfied.',
    '尚未安排回访：请主动联系顾客，询问是否满意。',
  );
  return missing;
}
