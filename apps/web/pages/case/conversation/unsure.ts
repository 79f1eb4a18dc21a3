/** What left and of which nobody knows whether it arrived. */
interface Unsure {
  /** Its Idempotency-Key. */
  key: string;
  reference: string;
  /** What was said, word by word. */
  said: string;
  since: number;
}

/** The api knows a key for a day (milliseconds). */
const KNOWN_FOR = 23 * 3_600_000;

/** At most so many are remembered of one person. */
const MANY = 20;

const nameOf = (personId: string): string => `amends.unsure.${personId}`;

/* Kept in the browser: whoever loads the page anew after an outage and sends again must not say it to the customer twice. */

export function rememberUnsure(
  personId: string,
  { key, reference }: Omit<Unsure, 'said' | 'since'>,
  body: object,
): void {
  const one = { key, reference, said: JSON.stringify(body), since: Date.now() };
  keep(personId, [one, ...unsureOf(personId).filter((other) => other.key !== key)].slice(0, MANY));
}

/** The key under which the same words were sent before. */
export const unsureKey = (personId: string, reference: string, body: object): string | undefined =>
  unsureOf(personId).find((one) => one.reference === reference && one.said === JSON.stringify(body))?.key;

export function forgetUnsure(personId: string, key: string): void {
  const known = unsureOf(personId);
  if (known.some((one) => one.key === key))
    keep(
      personId,
      known.filter((one) => one.key !== key),
    );
}

function unsureOf(personId: string): Unsure[] {
  try {
    const kept = JSON.parse(localStorage.getItem(nameOf(personId)) ?? '[]') as Unsure[];
    return kept.filter(({ since }) => Date.now() - since < KNOWN_FOR);
  } catch {
    return [];
  }
}

function keep(personId: string, those: readonly Unsure[]): void {
  try {
    if (those.length === 0) localStorage.removeItem(nameOf(personId));
    else localStorage.setItem(nameOf(personId), JSON.stringify(those));
  } catch {
    // The browser's store is full or shut: what arrived stands in the conversation all the same.
  }
}
