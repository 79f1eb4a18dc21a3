import { chosenOption, type ResolveEvidence } from '../evidence/resolve.ts';
import { isRejected, type RecoveryFacts } from '../facts.ts';
import { checklist, NEW_ANSWER, said, type Missing } from '../missing.ts';

/** What keeps step 7 from being done, its gate apart. */
export function resolveMissing(evidence: ResolveEvidence, facts: RecoveryFacts): Missing[] {
  const { missing, need } = checklist('resolve');
  const { options = [], helpersBriefed = [], customersAnswer, chosen } = evidence;
  const option = chosenOption(evidence);
  // While none is chosen it is said beforehand; a choice of nothing is told alone.
  const isUnclear = option === undefined && chosen !== undefined;
  const at = `options.${chosen ?? 0}`;
  need(options.length > 0, 'options', 'options', 'Write down what you offered.', '请写明提供了哪些方案。');
  need(
    option !== undefined,
    'chosen',
    'chosen-option',
    'Say which of the options was chosen.',
    '请说明选定了哪个方案。',
  );
  need(
    isUnclear || option?.leadTime !== undefined,
    `${at}.leadTime`,
    'lead-time',
    'Write how long the chosen option takes.',
    '请填写所选方案需要多长时间。',
  );
  need(
    isUnclear || option?.cost !== undefined,
    `${at}.cost`,
    'cost',
    'Write what the chosen option costs us, 0 if nothing.',
    '请填写所选方案的成本，没有成本请填 0。',
  );
  need(
    option === undefined || (!option.cost && !option.amount) || option.currency !== undefined,
    `${at}.currency`,
    'currency-of-cost',
    'Write the currency of the chosen option, like CNY.',
    '请填写所选方案的币种，例如 CNY。',
  );
  need(
    customersAnswer === 'accepted',
    'customersAnswer',
    customersAnswer === 'declined' ? 'option-declined' : 'customers-answer',
    customersAnswer === 'declined'
      ? 'The customer declined: offer another option.'
      : 'Note whether the customer accepted the option.',
    customersAnswer === 'declined' ? '顾客没有接受：请提供其他方案。' : '请记录顾客是否接受该方案。',
  );
  need(
    said(evidence.statement),
    'statement',
    'resolution-statement',
    'Write for the customer what was done.',
    '请写明为顾客做了什么，供顾客查看。',
  );
  need(
    !said(evidence.statement) || !isRejected(evidence.statement, facts),
    'statement',
    'answer-rejected',
    NEW_ANSWER.en,
    NEW_ANSWER['zh-CN'],
  );
  helpersBriefed.forEach((helper, index) =>
    need(
      said(helper.briefing),
      `helpersBriefed.${index}.briefing`,
      'helper-without-briefing',
      `Note what ${helper.who} was told.`,
      `请记录向${helper.who}交代了什么。`,
    ),
  );
  return missing;
}
