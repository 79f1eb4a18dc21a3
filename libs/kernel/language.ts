/** Languages of screens, guidance and messages. To add one, add it here: the compiler then names every missing text. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** The language to answer in: the first of the wishes that we speak, matched by exact tag, then by primary subtag; else English. */
export function chooseLanguage(...wishes: (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of (wish ?? '').split(',').map((part) => part.split(';')[0]!.trim().toLowerCase())) {
      const found =
        LANGUAGES.find((language) => language.toLowerCase() === tag) ??
        LANGUAGES.find((language) => tag !== '' && language.split('-')[0] === tag.split('-')[0]);
      if (found) return found;
    }
  }
  return 'en';
}
