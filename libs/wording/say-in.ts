import type { Language } from '#kernel/language';
import { Catalogue } from './catalogue.ts';
import { ZH_CN } from './zh-CN/all.ts';

/** What the rules say is written in English where they stand; every other language has a catalogue of the same sentences. */
const CATALOGUES: Record<Exclude<Language, 'en'>, Catalogue> = { 'zh-CN': new Catalogue(ZH_CN) };

/** A sentence of ours in the reader's language; English when it is none of ours, as the message of somebody else's program. */
export function sayIn(language: Language, sentence: string): string {
  return language === 'en' ? sentence : (CATALOGUES[language].find(sentence) ?? sentence);
}

/** The same for a row of the books that holds a sentence of ours, or none, under this name. */
export function saidIn<Name extends string, Row extends { [name in Name]: string | null }>(
  language: Language,
  name: Name,
  row: Row,
): Row {
  const sentence = row[name];
  return sentence === null ? row : { ...row, [name]: sayIn(language, sentence) };
}
