import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstSpoken, LANGUAGES, type Language } from './languages.ts';

export { LANGUAGES, type Language } from './languages.ts';

const STORED = 'amends.language';

const texts = import.meta.glob<{ default: object }>(['./en/*.ts', './zh-CN/*.ts']);

/** Each namespace is a file of its own, loaded with the page that needs it. */
const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = texts[`./${language}/${namespace}.ts`];
    if (!load) return done(new Error(`there are no texts ${language}/${namespace}`), null);
    load().then(
      (file) => done(null, file.default as never),
      (error: unknown) => done(error as Error, null),
    );
  },
};

export const language = (): Language => (i18next.language in LANGUAGES ? (i18next.language as Language) : 'en');

/** The language that was chosen here before, else the browser's. */
export function firstLanguage(): Language {
  return readStored() ?? firstSpoken(navigator.languages);
}

/** Speaks a person's own language, where nobody chose another one in this browser. */
export async function speakAs(own: Language): Promise<void> {
  if (readStored() === null && own !== i18next.language) await chooseLanguage(own, false);
}

export async function chooseLanguage(chosen: Language, remember = true): Promise<void> {
  if (remember) localStorage.setItem(STORED, chosen);
  await i18next.changeLanguage(chosen);
}

/** Starts with the namespaces that everything needs. */
export async function openTexts(first: Language, namespaces: readonly string[] = ['common']): Promise<void> {
  i18next.on('languageChanged', (now) => (document.documentElement.lang = now));
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: first,
      fallbackLng: 'en',
      supportedLngs: Object.keys(LANGUAGES),
      ns: [...namespaces],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

function readStored(): Language | null {
  const stored = localStorage.getItem(STORED);
  return stored !== null && stored in LANGUAGES ? (stored as Language) : null;
}
