import { allCapitals } from './all-capitals.ts';
import { apologyMissing } from './apology-missing.ts';
import { asksAgain } from './asks-again.ts';
import { asksIfSolved } from './asks-if-solved.ts';
import { blame } from './blame.ts';
import { commonplace } from './commonplace.ts';
import { dateTooEarly } from './date-too-early.ts';
import type { Finding, RuleKey, SayCheckContext, SayRule } from './finding.ts';
import { informalYou } from './informal-you.ts';
import { notMyJob } from './not-my-job.ts';
import { promiseWithoutDate } from './promise-without-date.ts';

/** The rules of the say-check (handbook, section 4), one family each. */
export const SAY_RULES: { readonly [K in RuleKey]: SayRule } = {
  blame,
  commonplace,
  'not-my-job': notMyJob,
  'asks-again': asksAgain,
  'asks-if-solved': asksIfSolved,
  'apology-missing': apologyMissing,
  'promise-without-date': promiseWithoutDate,
  'date-too-early': dateTooEarly,
  'all-capitals': allCapitals,
  'informal-you': informalYou,
};

/**
 * Checks a message before it goes to a customer, in every language that we know, whatever the mixture. It warns: a finding
 * blocks only when a manager marked its rule so.
 * @returns findings in the order of the text
 */
export function sayCheck(text: string, context: SayCheckContext): Finding[] {
  const findings = Object.values(SAY_RULES).flatMap(({ key, step, message, suggestion, find }) =>
    find(text, context).map(({ from, to, language }) => ({
      rule: key,
      step,
      excerpt: text.slice(from, to),
      from,
      to,
      language,
      message,
      suggestion,
      blocking: context.blocking?.includes(key) ?? false,
    })),
  );
  return findings.toSorted((a, b) => a.from - b.from || a.to - b.to);
}
