/** Languages of screens, guidance and messages. To add one, add it here: the compiler then names every missing text. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/**
 * The language to answer in: the first of the wishes that we speak, in each the tag that weighs most, matched exactly, then by
 * its primary subtag; else English.
 */
export function chooseLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of tagsOf(wish ?? '')) {
      const found =
        LANGUAGES.find((language) => language.toLowerCase() === tag) ??
        LANGUAGES.find((language) => language.split('-')[0] === tag.split('-')[0]);
      if (found) return found;
    }
  }
  return 'en';
}

/** The tags of a wish as HTTP writes it ("en;q=0.5, zh-CN"), what is wanted most in front; nobody wants what weighs nothing. */
function tagsOf(wish: string): string[] {
  return wish
    .toLowerCase()
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
