import type { ProcessRootsEvidence } from '../evidence/process-roots.ts';
import type { RecoveryFacts } from '../facts.ts';
import { checklist, said, type Missing } from '../missing.ts';
import { whatWentBadly } from '../went-badly.ts';

/** What keeps step 10 from being done: nothing, unless the recovery went badly. */
export function processRootsMissing(
  { roots = [], explanation }: ProcessRootsEvidence,
  facts: RecoveryFacts,
): Missing[] {
  const { missing, need } = checklist('process-roots');
  const badly = whatWentBadly(facts);
  if (badly.length === 0) return missing;
  const en = badly.map((bad) => bad.reason.en).join('; ');
  const zh = badly.map((bad) => bad.reason['zh-CN']).join('；');
  need(
    roots.length > 0,
    'roots',
    'process-roots',
    `The recovery went badly (${en}): say which of the five roots it had.`,
    `补救并不顺利（${zh}）：请从五类根源中选择。`,
  );
  need(
    said(explanation),
    'explanation',
    'process-roots-explanation',
    'Explain in a sentence or two what was wrong with the recovery.',
    '请用一两句话说明补救过程中的不足。',
  );
  return missing;
}
