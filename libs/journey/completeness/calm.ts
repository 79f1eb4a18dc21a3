import type { CalmEvidence } from '../evidence/calm.ts';
import { checklist, said, type Missing } from '../missing.ts';

/** What keeps step 6 from being done. */
export function calmMissing({ apology }: CalmEvidence): Missing[] {
  const { missing, need } = checklist('calm');
  need(
    said(apology?.words),
    'apology.words',
    'apology',
    'Apologise, even if it is not your fault, and note the words.',
    '请真诚致歉（即使并不是您的过错），并记录原话。',
  );
  need(said(apology?.by), 'apology.by', 'apology-by-whom', 'Note who apologised.', '请记录由谁致歉。');
  need(
    apology?.at !== undefined,
    'apology.at',
    'apology-when',
    'Note when the apology was made.',
    '请记录致歉的时间。',
  );
  return missing;
}
