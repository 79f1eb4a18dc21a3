import { searchQuery } from '../search-grams.ts';
import type { Conditions } from './conditions.ts';

/** What a search means: two ways to ask, that find the same. */
export interface Search {
  /** For all complaints: the indexes say which. */
  indexed: string;
  /** For complaints that are at hand, one by one; null where only the indexes can tell. */
  oneByOne: string | null;
}

/** The conditions for a complaint `c` to be found by these words, or by its reference. */
export function searchFor(where: Conditions, q: string): Search {
  const grams = searchQuery(q);
  const number = /^\s*(?:c-)?(\d{4})-(\d+)\s*$/i.exec(q);
  const words = grams && `${where.value(grams)}::tsquery`;
  const reference = number && where.value(`C-${number[1]}-${number[2]!.padStart(6, '0')}`);
  const sources = [
    ...(words
      ? [
          `SELECT id FROM complaint WHERE search @@ ${words}`,
          `SELECT complaint_id FROM message WHERE search @@ ${words}`,
        ]
      : []),
    ...(reference ? [`SELECT id FROM complaint WHERE reference = ${reference}`] : []),
  ];
  // Punctuation alone names nothing, so nothing is found.
  const indexed = sources.length ? `c.id IN (${sources.join(' UNION ')})` : 'FALSE';
  const isCommonPossible = words !== null && reference === null;
  const inMessages = `EXISTS (SELECT FROM message m WHERE m.complaint_id = c.id AND m.search @@ ${words})`;
  return { indexed, oneByOne: isCommonPossible ? `(c.search @@ ${words} OR ${inMessages})` : null };
}
