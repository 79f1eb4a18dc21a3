import { isSettled, type ClockFact, type Status } from './facts.ts';

/** How a clock counts its time. */
export interface Counting {
  /** The hours of the calendar, or every moment. */
  hours: 'business' | 'elapsed';
  /** Status categories during which the clock stands still. */
  pausedIn: readonly Status[];
}

/** What a fact does to a clock; null: nothing. A start while one is running does nothing either. */
export type Verdict = 'start' | 'meet' | 'cancel' | null;

export interface ClockRule {
  /** How it counts unless the policy says otherwise. */
  counting: Counting;
  /** @param status of the complaint before the fact; null before it was received */
  read(fact: ClockFact, status: Status | null): Verdict;
}

/** The clocks that a policy sets targets for. To add one, add its entry: targets, rows and ladders follow. */
export const CLOCK_RULES = {
  'first-response': {
    counting: { hours: 'business', pausedIn: [] },
    read(fact) {
      if (fact.type === 'received') return isSettled(fact.status ?? 'new') ? null : 'start';
      if (fact.type === 'responded') return fact.by === 'person' ? 'meet' : null;
      // Nobody is to be chased about a closed case (osTicket #2333).
      return fact.type === 'status-changed' && isSettled(fact.to) ? 'cancel' : null;
    },
  },
  resolution: {
    counting: { hours: 'business', pausedIn: ['pending', 'on-hold'] },
    read(fact, status) {
      if (fact.type === 'received') return isSettled(fact.status ?? 'new') ? null : 'start';
      if (fact.type !== 'status-changed') return null;
      if (fact.to === 'merged') return 'cancel';
      if (isSettled(fact.to)) return 'meet';
      return status !== null && isSettled(status) ? 'start' : null;
    },
  },
} as const satisfies Record<string, ClockRule>;

export type TargetKind = keyof typeof CLOCK_RULES;
export const TARGET_KINDS = Object.keys(CLOCK_RULES) as TargetKind[];
