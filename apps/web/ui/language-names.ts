/** Languages in which customers mostly speak (BCP 47). */
const COMMON = ['zh-CN', 'en', 'zh-TW', 'zh-HK', 'ja', 'ko', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'ar', 'vi', 'th'];

/** Languages to choose from, by their names in the reader's language. @param also one that must be among them */
export function languageNames(reader: string, also?: string | null): { value: string; label: string }[] {
  const all = also && !COMMON.includes(also) ? [also, ...COMMON] : COMMON;
  return all.map((value) => ({ value, label: nameOfLanguage(value, reader) }));
}

export function nameOfLanguage(tag: string, reader: string): string {
  try {
    // "Simplified Chinese", as people call it, rather than "Chinese (China)".
    return new Intl.DisplayNames([reader], { type: 'language' }).of(tag === 'zh-CN' ? 'zh-Hans' : tag) ?? tag;
  } catch {
    return tag;
  }
}
