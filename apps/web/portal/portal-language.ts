import i18next from 'i18next';
import { firstSpoken, LANGUAGES, type Language } from '../i18n/languages.ts';
import { keep, readKept } from './safe-storage.ts';

const KEPT = 'amends.portal.language';

const known = (tag: string | null): Language | null => (tag !== null && tag in LANGUAGES ? (tag as Language) : null);

/** The language that somebody chose: in the address by `?lang=`, or by the switch earlier in this visit. */
export function chosenLanguage(): Language | null {
  return known(new URLSearchParams(location.search).get('lang')) ?? known(readKept(KEPT));
}

/** The first language of the browser that we speak. */
export const browsersLanguage = (): Language => firstSpoken(navigator.languages);

/** Speaks this language from now on, and after a reload too. */
export async function choose(language: Language): Promise<void> {
  keep(KEPT, language);
  const address = new URL(location.href);
  if (address.searchParams.has('lang')) {
    address.searchParams.set('lang', language);
    history.replaceState(null, '', address);
  }
  await i18next.changeLanguage(language);
}
