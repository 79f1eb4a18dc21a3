import { useTranslation } from 'react-i18next';

/** The reader's own way of writing the language: as in en-GB, where the browser says so. */
const localeOf = (language: string): string =>
  navigator.languages.find((tag) => isWrittenAs(tag, language)) ?? language;

/** Of the same language in the same script: traditional characters would stand in a page of simplified ones. */
function isWrittenAs(tag: string, language: string): boolean {
  try {
    const [own, other] = [new Intl.Locale(tag).maximize(), new Intl.Locale(language).maximize()];
    return own.language === other.language && own.script === other.script;
  } catch {
    return false;
  }
}

/** A day and a time as the reader writes them, where the reader is. */
export function writeWhen(at: string, language: string, show: 'both' | 'day' = 'both'): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    year: 'numeric',
    month: language.startsWith('zh') ? 'long' : 'short',
    day: 'numeric',
    ...(show === 'both' && { hour: '2-digit', minute: '2-digit' }),
  }).format(new Date(at));
}

export function When({ at }: { at: string }) {
  const { i18n } = useTranslation();
  return <time dateTime={at}>{writeWhen(at, i18n.language)}</time>;
}
