import 'i18next';

/** All texts by namespace, one line each. The other languages have the same shape (`typeof en`), so none can be forgotten. */
interface Texts {
  common: typeof import('./en/common.ts').default;
  'time-line': typeof import('./en/time-line.ts').default;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Texts;
  }
}
