import type { ExpectationEvidence } from '../evidence/expectation.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** What keeps step 2 from being done. */
export function expectationMissing(evidence: ExpectationEvidence): Missing[] {
  const { missing, need } = checklist('expectation');
  const { remedy, description, amount, currency, canMeet, assurance, alternative } = evidence;
  need(
    remedy !== undefined && (remedy !== 'other' || said(description)),
    remedy === undefined ? 'remedy' : 'description',
    'wanted-remedy',
    'Ask what would put it right, and write it down.',
    '请询问怎样处理顾客才会满意，并记录下来。',
  );
  need(
    amount === undefined || currency !== undefined,
    'currency',
    'currency-of-amount',
    'Write the currency of the amount, like CNY.',
    '请填写金额的币种，例如 CNY。',
  );
  need(
    canMeet !== undefined,
    'canMeet',
    'can-we-meet-it',
    'Say whether we can meet the wish.',
    '请说明我们能否满足顾客的期望。',
  );
  need(
    canMeet !== true || said(assurance),
    'assurance',
    'assurance',
    'Write the assurance that the customer was given.',
    '请写明向顾客作出的保证。',
  );
  need(
    canMeet !== false || said(alternative?.offered),
    'alternative.offered',
    'alternative',
    'We cannot meet the wish: offer an alternative and write it down.',
    '既然无法满足期望，请提出替代方案并记录下来。',
  );
  need(
    canMeet !== false || alternative === undefined || (alternative.answer ?? 'pending') !== 'pending',
    'alternative.answer',
    'answer-to-alternative',
    'Note what the customer answered to the alternative.',
    '请记录顾客对替代方案的答复。',
  );
  return missing;
}
