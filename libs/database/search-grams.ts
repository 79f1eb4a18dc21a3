/**
 * What makes text findable inside words and in languages without spaces: every word is cut into short overlapping grams,
 * of three characters, or of two in Chinese, Japanese and Korean, where two make a word. Shorter tails are kept too, so
 * that a query shorter than a gram can be answered by prefix. Stored as a tsvector: PostgreSQL's GIN does the rest.
 */
const SCRIPTS = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}`;
const RUN = new RegExp(String.raw`[\p{L}\p{N}\p{M}${SCRIPTS}]+`, 'gu');
const WORD = new RegExp(`[${SCRIPTS}]+|[^${SCRIPTS}]+`, 'gu');
const DENSE = new RegExp(`^[${SCRIPTS}]`, 'u');
const PLAIN = /^[a-z0-9]+$/;
const SURROGATE = /[\ud800-\udfff]/;

/** Upper and lower case, full and half width, and composed and decomposed letters are the same to a searcher. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Word {
  characters: string | readonly string[];
  size: 2 | 3;
}

// Every complaint that is logged passes through here, so words of plain letters take a short way.
function words(text: string): Word[] {
  return (fold(text).match(RUN) ?? []).flatMap((run): Word | Word[] =>
    PLAIN.test(run)
      ? { characters: run, size: 3 }
      : run.match(WORD)!.map((word) => ({
          characters: SURROGATE.test(word) ? [...word] : word,
          size: DENSE.test(word) ? 2 : 3,
        })),
  );
}

function gramAt(at: number, { characters, size }: Word): string {
  const gram = characters.slice(at, at + size);
  return typeof gram === 'string' ? gram : gram.join('');
}

/** The grams of the texts, each once. Empty texts have none. */
export function searchGrams(...texts: (string | null | undefined)[]): string[] {
  const grams = new Set<string>();
  for (const text of texts) {
    if (!text) continue;
    for (const word of words(text)) {
      for (let at = 0; at < word.characters.length; at++) grams.add(gramAt(at, word));
    }
  }
  return [...grams];
}

/** The tsquery that a text with these words satisfies, or null when the query holds nothing to look for. */
export function searchQuery(query: string): string | null {
  const lexemes = new Set<string>();
  for (const word of words(query)) {
    const { characters, size } = word;
    if (characters.length < size) lexemes.add(`'${gramAt(0, word)}':*`);
    for (let at = 0; at + size <= characters.length; at++) lexemes.add(`'${gramAt(at, word)}'`);
  }
  return lexemes.size ? [...lexemes].join(' & ') : null;
}
