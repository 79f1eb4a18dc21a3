import type { components } from '../../../api/schema';
import type { SEVERITIES } from '../../../ui/kinds.ts';
import { conditionsBody, conditionValues, type ConditionValues } from './condition-values.ts';

export type Policy = components['schemas']['PolicyView'];
type PolicyBody = components['schemas']['PolicyBody'];
export type Status = components['schemas']['ComplaintRow']['status'];

/** The clocks that have targets, in the order in which they run. */
export const TARGET_CLOCKS = ['first-response', 'next-response', 'next-update', 'resolution'] as const;
export type TargetClock = (typeof TARGET_CLOCKS)[number];
export type Severity = (typeof SEVERITIES)[number];

/** Statuses in which a clock usually stands still, where nothing else is said. */
const USUAL_PAUSES: Record<TargetClock, Status[]> = {
  'first-response': [],
  'next-response': [],
  'next-update': ['pending'],
  resolution: ['pending', 'on-hold'],
};

/** How one clock runs. */
export interface ClockValues {
  runs: boolean;
  targets: Record<Severity, string>;
  hours: 'business' | 'elapsed';
  pausedIn: Status[];
}

/** A regime of one's own, as its fields hold it. */
export interface OwnRegime {
  name: string;
  obligations: {
    clock: RegulatoryClock;
    unit: 'businessDays' | 'calendarDays' | 'elapsed';
    days: number;
    elapsed: string;
  }[];
}
export const REGULATORY_CLOCKS = [
  'regulatory-acknowledgement',
  'regulatory-response',
  'regulatory-summary',
  'regulatory-resolution',
] as const;
export type RegulatoryClock = components['schemas']['ObligationBody']['clock'];

/** A policy as its form holds it. */
export interface PolicyValues extends Record<string, unknown> {
  name: string;
  position: number;
  conditions: ConditionValues;
  calendarId: string | null;
  ladderId: string | null;
  followUpPlanId: string | null;
  clocks: Record<TargetClock, ClockValues>;
  /** The key of a preset, `none` or `own`. */
  regime: string;
  own: OwnRegime;
  offers: boolean;
  answerWithin: string;
  cap: number;
  silentAfter: string;
  blockingSayRules: NonNullable<PolicyBody['blockingSayRules']>;
}

const USUAL_TARGETS = { low: 'PT8H', normal: 'PT4H', high: 'PT2H', critical: 'PT1H' };

export function valuesOf(policy: Policy | null): PolicyValues {
  const clock = (kind: TargetClock): ClockValues => {
    const targets = policy?.targets[kind];
    const counting = policy?.counting?.[kind];
    return {
      runs: targets !== undefined || (policy === null && kind !== 'next-update'),
      targets: targets ?? USUAL_TARGETS,
      hours: counting?.hours ?? 'business',
      pausedIn: counting?.pausedIn ?? USUAL_PAUSES[kind],
    };
  };
  const regime = policy?.regime ?? null;
  return {
    name: policy?.name ?? '',
    position: policy?.position ?? 100,
    conditions: conditionValues(policy?.conditions),
    calendarId: policy?.calendarId ?? null,
    ladderId: policy?.ladderId ?? null,
    followUpPlanId: policy?.followUpPlanId ?? null,
    clocks: Object.fromEntries(TARGET_CLOCKS.map((kind) => [kind, clock(kind)])) as PolicyValues['clocks'],
    regime: regime === null ? 'none' : typeof regime === 'string' ? regime : 'own',
    own: typeof regime === 'object' && regime !== null ? ownOf(regime) : { name: '', obligations: [] },
    offers: Boolean(policy?.offering),
    answerWithin: policy?.offering?.answerWithin ?? 'PT15M',
    cap: policy?.offering?.cap ?? 25,
    silentAfter: policy?.silentAfter ?? '',
    blockingSayRules: policy?.blockingSayRules ?? [],
  };
}

function ownOf({ name, obligations }: components['schemas']['RegimeBody']): OwnRegime {
  return {
    name,
    obligations: obligations.map(({ clock, within: { businessDays, calendarDays, elapsed } }) => ({
      clock,
      unit: businessDays !== undefined ? 'businessDays' : calendarDays !== undefined ? 'calendarDays' : 'elapsed',
      days: businessDays ?? calendarDays ?? 1,
      elapsed: elapsed ?? 'PT24H',
    })),
  };
}

/** The form as the api takes it. */
export function bodyOf(values: PolicyValues): PolicyBody {
  const running = TARGET_CLOCKS.filter((kind) => values.clocks[kind].runs);
  const counting = running.filter((kind) => {
    const { hours, pausedIn } = values.clocks[kind];
    return hours !== 'business' || pausedIn.toSorted().join() !== USUAL_PAUSES[kind].toSorted().join();
  });
  const { name, obligations } = values.own;
  const own = {
    name,
    obligations: obligations.map(({ clock, unit, days, elapsed }) => ({
      clock,
      within: { [unit]: unit === 'elapsed' ? elapsed : days },
    })),
  };
  return {
    name: values.name,
    position: values.position,
    conditions: conditionsBody(values.conditions),
    // Where nothing is chosen the api says what is missing.
    calendarId: values.calendarId ?? '',
    ladderId: values.ladderId ?? '',
    followUpPlanId: values.followUpPlanId,
    targets: Object.fromEntries(running.map((kind) => [kind, values.clocks[kind].targets])),
    counting: Object.fromEntries(
      counting.map((kind) => [kind, { hours: values.clocks[kind].hours, pausedIn: values.clocks[kind].pausedIn }]),
    ),
    regime: values.regime === 'none' ? null : values.regime === 'own' ? own : (values.regime as 'iso-10002'),
    offering: values.offers ? { answerWithin: values.answerWithin, cap: values.cap } : null,
    silentAfter: values.silentAfter === '' ? null : values.silentAfter,
    blockingSayRules: values.blockingSayRules,
  };
}
