import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import type { BusinessCalendar } from '#calendar/business-calendar';
import { storedEvidence } from '#journey/evidence';
import type { Finding, KnownFact, RuleKey } from '#journey/say-check/finding';
import { sayCheck } from '#journey/say-check/say-check';
import type { Language } from '#kernel/language';
import { Refusal } from '#kernel/refusal';
import type { OpenedPolicy } from './policy-book.ts';
import type { Work } from './work.ts';

/** What the say-check wants to know of a complaint. */
interface Known {
  customer: { name: string; email: string | null; phone: string | null; time_zone: string | null };
  answered: boolean;
  calm: unknown;
}

/** Checks words meant for the customer of this complaint by all that it knows. */
export async function checkWords(
  manager: EntityManager,
  complaintId: string,
  policy: OpenedPolicy,
  text: string,
  now: Date,
  language?: Language,
): Promise<Finding[]> {
  const [known] = await manager.query<[Known]>(KNOWN, [complaintId]);
  const { customer, answered, calm } = known;
  const facts: KnownFact[] = [
    'story',
    'name',
    ...(['email', 'phone'] as const).filter((fact) => customer[fact] !== null),
  ];
  return sayCheck(text, {
    language,
    now,
    firstReply: !answered,
    hasApologised: calm !== null && storedEvidence('calm', calm).apology?.words !== undefined,
    knownFacts: facts,
    zone: customer.time_zone ?? policy.timeZone,
    earliest: policy.calendar.add(now, 0),
    isWorkingDay: (date) => worksOn(policy.calendar, policy.timeZone, date),
    blocking: policy.blockingSayRules,
  });
}

/**
 * What is about to be said to the customer of this complaint, in whatever way: a message, an answer, a promise.
 * @param field of the request that holds the words
 * @throws Refusal blocked `say-check` when they break a rule that the manager marked as blocking
 */
export async function mustBeSayable(
  { manager, complaint, policy, now }: Work,
  text: string,
  field: string,
  language: Language,
): Promise<void> {
  if (policy.blockingSayRules.length === 0) return;
  const findings = await checkWords(manager, complaint.id, policy, text, now);
  const stopped = findings.filter(({ blocking }) => blocking);
  if (stopped.length === 0) return;
  const rules: RuleKey[] = [...new Set(stopped.map(({ rule }) => rule))];
  throw new Refusal(
    'blocked',
    'say-check',
    SHUT[language],
    stopped.map(({ message, suggestion, language: ofWords }) => ({
      field,
      reason: `${message[language]} ${suggestion[ofWords]}`,
    })),
    { blockedBy: rules },
  );
}

const SHUT: Record<Language, string> = {
  en: 'The say-check stops this message: put the words named here differently',
  'zh-CN': '说话检查未通过：请修改下列用语后再发送',
};

function worksOn(calendar: BusinessCalendar, timeZone: string, date: string): boolean {
  const day = Temporal.PlainDate.from(date);
  const [from, to] = [day, day.add({ days: 1 })].map(
    (one) => new Date(one.toZonedDateTime(timeZone).epochMilliseconds),
  );
  return calendar.between(from!, to!) > 0;
}

const KNOWN = `
SELECT
  json_build_object('name', cu.name, 'email', cu.email, 'phone', cu.phone, 'time_zone', cu.time_zone) AS customer,
  EXISTS (SELECT FROM message m WHERE m.complaint_id = c.id AND m.kind = 'to-customer') AS answered,
  (SELECT evidence FROM recovery_step s WHERE s.complaint_id = c.id AND s.key = 'calm') AS calm
FROM complaint c JOIN customer cu ON cu.id = c.customer_id WHERE c.id = $1`;
