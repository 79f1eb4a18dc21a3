/**
 * What makes text findable inside words and in languages without spaces: every word is cut into short overlapping grams,
 * of three characters, or of two in Chinese, Japanese and Korean, where two make a word. Shorter tails are kept too, so
 * that a query shorter than a gram can be answered by prefix. Stored as a tsvector: PostgreSQL's GIN does the rest.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}\p{M}]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[^\p{L}\p{N}\p{M}]|$)/gu;
const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Upper and lower case, full and half width, and composed and decomposed letters are the same to a searcher. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

function* words(text: string): Generator<{ characters: string[]; size: number }> {
  for (const [word] of fold(text).matchAll(WORD)) yield { characters: [...word], size: DENSE.test(word) ? 2 : 3 };
}

/** The grams of the texts, each once. Empty texts have none. */
export function searchGrams(...texts: (string | null | undefined)[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    if (!text) continue;
    for (const { characters, size } of words(text)) {
      for (let at = 0; at < characters.length; at++) grams.add(characters.slice(at, at + size).join(''));
    }
  }
  return [...grams];
}

/** The tsquery that a text with these words satisfies, or null when the query holds nothing to look for. */
export function searchQuery(query: string): string | null {
  const lexemes = new Set<string>();
  for (const { characters, size } of words(query)) {
    if (characters.length < size) lexemes.add(`'${characters.join('')}':*`);
    for (let at = 0; at + size <= characters.length; at++) lexemes.add(`'${characters.slice(at, at + size).join('')}'`);
  }
  return lexemes.size ? [...lexemes].join(' & ') : null;
}
