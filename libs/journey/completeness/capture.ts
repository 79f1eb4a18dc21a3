import type { CaptureEvidence } from '../evidence/capture.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** What keeps step 1 from being done. */
export function captureMissing(evidence: CaptureEvidence): Missing[] {
  const { missing, need } = checklist('capture');
  need(
    said(evidence.restatement),
    'restatement',
    'restatement',
    'Say the problem back in your own words and write it down.',
    '请用自己的话复述问题，并记录下来。',
  );
  need(
    evidence.confirmedAt !== undefined,
    'confirmedAt',
    'restatement-not-confirmed',
    'Ask the customer to confirm the restatement, and note when they did.',
    '请让顾客确认复述是否正确，并记录确认时间。',
  );
  return missing;
}
