import type { Use, UsedTexts } from './used-texts.ts';

/** The texts of one language by namespace and key; plural forms stand under the one key that asks for them. */
export type Texts = Record<string, Record<string, string[]>>;

/** Words that are the same in every language. */
const NAMES = new Set(['Amends', 'Webhook', 'Webhooks', 'Markdown', 'Pareto', 'Ctrl', 'Enter', 'Esc', 'Shift', 'Tab']);
const HAN = /\p{Script=Han}|[，。！？；：、《》【】]/u;
/** Four words in a row and more are a sentence that nobody translated. */
const SENTENCE = /\b[A-Za-z][a-z']+(?:[ ,;:]+[A-Za-z][a-z']*){3,}/;

/** Nested texts as `tiles.open`, without the ending of a plural form. */
export function flat(texts: object, prefix = ''): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(texts) as [string, unknown][]) {
    if (typeof text === 'object' && text !== null) Object.assign(found, flat(text, `${prefix}${name}.`));
    else (found[`${prefix}${name.replace(/_(zero|one|two|few|many|other)$/, '')}`] ??= []).push(String(text));
  }
  return found;
}

/** Texts that are asked for and that a language does not have. */
export function missingTexts(texts: Texts, { uses }: UsedTexts): string[] {
  return uses
    .filter(({ namespace, key }) => {
      const meant = namespace === null ? Object.values(texts) : [texts[namespace] ?? {}];
      return !meant.some((of) => Object.keys(of).some((one) => reaches(key, one)));
    })
    .map(({ at, namespace, written }) => `${at} asks for ${namespace ?? '?'}:${written}`);
}

/** Texts for which nobody asks. */
export function unusedTexts(texts: Texts, { uses, dynamic, literals }: UsedTexts): string[] {
  return Object.entries(texts).flatMap(([namespace, of]) => {
    const keys = uses
      .filter((use) => (use.namespace === null || use.namespace === namespace) && !isVague(use))
      .map(({ key }) => key);
    const isNamed = (one: string) =>
      (dynamic.has(namespace) || dynamic.has(null)) && (literals.has(one) || literals.has(`${namespace}:${one}`));
    return Object.keys(of)
      .filter((one) => !isNamed(one) && !keys.some((key) => reaches(key, one)))
      .map((one) => `${namespace}:${one}`);
  });
}

/** Nothing of it is written, so that it would reach every text. */
const isVague = ({ written }: Use): boolean => !/\w/.test(written);

/** The text itself, or all texts below it. */
function reaches(key: RegExp, one: string): boolean {
  const parts = one.split('.');
  return parts.some((_, index) => key.test(parts.slice(0, index + 1).join('.')));
}

/** Keys that one language has and the other has not. */
export function unevenTexts(a: Texts, b: Texts): string[] {
  const keysOf = (texts: Texts) =>
    Object.entries(texts).flatMap(([namespace, of]) => Object.keys(of).map((one) => `${namespace}:${one}`));
  const [first, second] = [new Set(keysOf(a)), new Set(keysOf(b))];
  return [...[...first].filter((one) => !second.has(one)), ...[...second].filter((one) => !first.has(one))];
}

/** Values to fill in, like {{count}}, that only one of the languages has. */
export function unevenValues(a: Texts, b: Texts): string[] {
  const values = (texts: string[] | undefined) =>
    [...new Set((texts ?? []).flatMap((text) => text.match(/{{\s*\w+|<\/?\w+>/g) ?? []))].toSorted().join(' ');
  return Object.entries(a).flatMap(([namespace, of]) =>
    Object.keys(of)
      .filter((one) => values(of[one]) !== values(b[namespace]?.[one]))
      // A single one need not be counted: "1 case", "one case".
      .filter((one) => b[namespace]?.[one] && !(of[one]!.length > 1 && values(of[one]!.slice(-1)) === values(b[namespace][one])))
      .map((one) => `${namespace}:${one}`),
  ); // prettier-ignore
}

/** English texts in which somebody left Chinese; the name of the language is written in itself. */
export const chineseIn = (texts: Texts): string[] => which(texts, (text) => HAN.test(text.replaceAll('简体中文', '')));

/** Chinese texts that are English still. */
export const englishIn = (texts: Texts): string[] =>
  which(texts, (text) => {
    const words = text.replace(/{{.*?}}|<.*?>|https?:\S+|\S+@\S+|\$t\(.*?\)/g, ' ');
    if (HAN.test(words)) return SENTENCE.test(words);
    return (words.match(/[A-Za-z]*[a-z]{2,}[A-Za-z]*/g) ?? []).some((word) => !NAMES.has(word));
  });

/** Chinese texts that speak to people as to friends. */
export const informalIn = (texts: Texts): string[] => which(texts, (text) => text.includes('你'));

function which(texts: Texts, isWrong: (text: string) => boolean): string[] {
  return Object.entries(texts).flatMap(([namespace, of]) =>
    Object.entries(of).flatMap(([key, forms]) =>
      forms.filter(isWrong).map((text) => `${namespace}:${key} is ${JSON.stringify(text)}`),
    ),
  );
}
