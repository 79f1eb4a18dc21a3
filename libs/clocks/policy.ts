import { parseDuration } from '#calendar/duration';
import { invalid } from '#kernel/refusal';
import { CLOCK_RULES, TARGET_KINDS, type Counting, type TargetKind } from './clock-rules.ts';
import { checkRegime, type Regime } from './regimes.ts';
import { REGULATORY_KINDS, type RegulatoryKind } from './regulatory-rules.ts';
import { SEVERITIES, STATUSES, type Severity } from './facts.ts';

export type { Severity, Status } from './facts.ts';

/**
 * Every clock that a complaint can have; a promise gets its deadline from the promise, not from a policy, and the
 * regulatory ones from the policy's regime.
 */
export type ClockKind = TargetKind | RegulatoryKind | 'promise';
export const CLOCK_KINDS: readonly ClockKind[] = [...TARGET_KINDS, ...REGULATORY_KINDS, 'promise'];

/** The deadlines of a complaint, as data. */
export interface Policy {
  /**
   * By clock and severity an ISO 8601 duration. In business hours it is written in hours, minutes and seconds; days and
   * weeks are for clocks that count elapsed time. A clock without targets does not run.
   */
  targets: Partial<Record<TargetKind, Readonly<Record<Severity, string>>>>;
  /** What differs from how the clocks usually count: resolution in elapsed time, say, or not paused while on hold. */
  counting?: Partial<Record<TargetKind, Partial<Counting>>>;
  /** What a regulator demands beside it; null or left out: nothing. */
  regime?: Regime | null;
}

/**
 * Checks a policy before it is saved, so that no complaint fails because of it later.
 * @throws Refusal 'invalid' that names the field, such as 'targets.resolution.high'
 */
export function checkPolicy(policy: Omit<Policy, 'regime'> & { regime?: string | Regime | null }): void {
  checkRegime(policy.regime);
  for (const [name, kinds] of Object.entries({ targets: policy.targets, counting: policy.counting ?? {} })) {
    for (const kind of Object.keys(kinds)) {
      if (!Object.hasOwn(CLOCK_RULES, kind)) throw invalid(`${name}.${kind}`, `is none of ${TARGET_KINDS.join(', ')}.`);
    }
  }
  for (const kind of TARGET_KINDS) {
    const { hours, pausedIn } = countingOf(policy, kind);
    if (hours !== 'business' && hours !== 'elapsed') {
      throw invalid(`counting.${kind}.hours`, `'${hours}' is neither 'business' nor 'elapsed'.`);
    }
    const unknown = pausedIn.findIndex((status) => !STATUSES.includes(status));
    if (unknown >= 0) throw invalid(`counting.${kind}.pausedIn.${unknown}`, `is none of ${STATUSES.join(', ')}.`);
    if (policy.targets[kind]) for (const severity of SEVERITIES) targetMs(policy, kind, severity);
  }
}

/** How this clock counts under this policy. */
export function countingOf(policy: Pick<Policy, 'counting'>, kind: TargetKind): Counting {
  return { ...CLOCK_RULES[kind].counting, ...policy.counting?.[kind] };
}

/** The time granted, in milliseconds of the clock's own time; null when the policy has no such clock. */
export function targetMs(
  policy: Pick<Policy, 'targets' | 'counting'>,
  kind: TargetKind,
  severity: Severity,
): number | null {
  const bySeverity = policy.targets[kind];
  if (!bySeverity) return null;
  const field = `targets.${kind}.${severity}`;
  if (!bySeverity[severity]) throw invalid(field, `write how long a complaint of severity ${severity} may take.`);
  return parseDuration(bySeverity[severity], { field, businessTime: countingOf(policy, kind).hours === 'business' });
}
