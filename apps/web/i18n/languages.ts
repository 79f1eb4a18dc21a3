export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

/** The first of somebody's languages that we speak; else English. @param tags as browsers have them, the best first */
export function firstSpoken(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}
