import type { LocalText } from '#kernel/language';
import type { RecoveryFacts } from './facts.ts';

/** From this owner on the customer has been passed around. */
export const OWNERS_TOO_MANY = 3;
/** Up to this answer, of 1 to 5, a customer is unhappy. */
export const UNHAPPY_UP_TO = 2;

/** One way in which a recovery went badly. */
export interface WentBadly {
  code: 'deadline-breached' | 'promise-broken' | 'reopened' | 'third-owner' | 'unhappy-at-follow-up';
  reason: LocalText;
}

/** Everything that went badly with the recovery of this case; empty if it went well (handbook, section 2, step 10). */
export function whatWentBadly(facts: RecoveryFacts): WentBadly[] {
  const { breachedClocks, promises, reopenedCount, ownerCount } = facts;
  const satisfaction = facts.satisfaction ?? facts.steps['follow-through']?.evidence.satisfaction ?? null;
  const found: WentBadly[] = [];
  const note = (happened: boolean, code: WentBadly['code'], en: string, zh: string): void => {
    if (happened) found.push({ code, reason: { en, 'zh-CN': zh } });
  };
  note(
    breachedClocks.length > 0,
    'deadline-breached',
    breachedClocks.length === 1 ? 'a deadline was breached' : `${breachedClocks.length} deadlines were breached`,
    `有 ${breachedClocks.length} 个时限超时`,
  );
  note(
    promises.broken > 0,
    'promise-broken',
    promises.broken === 1 ? 'a promise was broken' : `${promises.broken} promises were broken`,
    `有 ${promises.broken} 项承诺未兑现`,
  );
  note(
    reopenedCount > 0,
    'reopened',
    reopenedCount === 1 ? 'it was reopened' : `it was reopened ${reopenedCount} times`,
    `个案重开过 ${reopenedCount} 次`,
  );
  note(ownerCount >= OWNERS_TOO_MANY, 'third-owner', `it had ${ownerCount} owners`, `先后换了 ${ownerCount} 位负责人`);
  note(
    satisfaction !== null && satisfaction <= UNHAPPY_UP_TO,
    'unhappy-at-follow-up',
    `the customer was unhappy at the follow-up (${satisfaction} of 5)`,
    `回访时顾客不满意（${satisfaction} 分，满分 5 分）`,
  );
  return found;
}
