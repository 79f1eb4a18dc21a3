import type { ChaosReport } from './chaos-run.ts';
import { describe, type Violation } from './violation.ts';

/** How many violations are shown in full; of the others it says how many there are. */
const SHOWN = 12;
const SHOWN_OF_EACH = 4;

/** What was done, what was checked, and the verdict, as text. */
export function reportOf({ backend, troubles, deeds, answers, verdict, failures }: ChaosReport): string {
  const { violations, looked } = verdict;
  const byClaim = new Map<string, number>();
  for (const { claim } of violations) byClaim.set(claim, (byClaim.get(claim) ?? 0) + 1);
  return [
    `Queue in ${backend}`,
    `Trouble: ${list(troubles)}`,
    `Deeds: ${list(deeds)}`,
    `Answers: ${list(answers)}`,
    `Background work that failed: ${failures.size > 0 ? list(failures) : 'none'}`,
    `Checked: ${list(looked)}`,
    violations.length === 0
      ? 'Verdict: everything in order.'
      : `Verdict: ${violations.length} violations (${list(byClaim)})\n${pickOf(violations).map(describe).join('\n')}` +
        (violations.length > SHOWN ? `\n  … and ${violations.length - SHOWN} others` : ''),
  ].join('\n');
}

/** Some of each claim, so that many of one kind do not hide another. */
function pickOf(violations: readonly Violation[]): Violation[] {
  const seen = new Map<string, number>();
  return violations
    .filter(({ claim }) => {
      seen.set(claim, (seen.get(claim) ?? 0) + 1);
      return seen.get(claim)! <= SHOWN_OF_EACH;
    })
    .slice(0, SHOWN);
}

function list(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
}
