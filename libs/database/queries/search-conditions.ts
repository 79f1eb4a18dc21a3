import { searchQuery } from '../search-grams.ts';
import type { Conditions } from './conditions.ts';

/** What a search means: two ways to ask, that find the same. */
export interface Search {
  /** For all complaints: the indexes say which. */
  indexed: string;
  /** For complaints that are at hand, one by one; null where only the indexes can tell. */
  oneByOne: string | null;
}

/** A reference, or only its number. */
const REFERENCE = /^\s*(?:c-?)?(?:(\d{4})-)?(\d{1,9})\s*$/i;
/** A number alone may be of this year, or of so many before it. */
const YEARS_BACK = 9;

/** The references that may be meant. */
function referencesIn(q: string, now: Date): { whole: boolean; all: string[] } | null {
  const [, year, number] = REFERENCE.exec(q) ?? [];
  if (number === undefined) return null;
  const thisYear = now.getUTCFullYear();
  const years = year === undefined ? Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back) : [year];
  return { whole: year !== undefined, all: years.map((one) => `C-${one}-${number.padStart(6, '0')}`) };
}

/** The conditions for a complaint `c` to be found by these words, or by its reference; a number may be either. */
export function searchFor(where: Conditions, q: string, now: Date): Search {
  const grams = searchQuery(q);
  const meant = referencesIn(q, now);
  const words = grams && `${where.value(grams)}::tsquery`;
  const isMeant = meant && `reference = ANY(${where.value(meant.all)})`;
  const sources = [
    ...(words
      ? [
          `SELECT id FROM complaint WHERE search @@ ${words}`,
          `SELECT complaint_id FROM message WHERE search @@ ${words}`,
        ]
      : []),
    ...(isMeant ? [`SELECT id FROM complaint WHERE ${isMeant}`] : []),
  ];
  // Punctuation alone names nothing, so nothing is found.
  const indexed = sources.length ? `c.id IN (${sources.join(' UNION ')})` : 'FALSE';
  const isCommonPossible = words !== null && !meant?.whole;
  const inMessages = `EXISTS (SELECT FROM message m WHERE m.complaint_id = c.id AND m.search @@ ${words})`;
  const orMeant = isMeant ? ` OR c.${isMeant}` : '';
  return { indexed, oneByOne: isCommonPossible ? `(c.search @@ ${words} OR ${inMessages}${orMeant})` : null };
}
