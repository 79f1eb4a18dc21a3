/**
 * What a message is made of. Templates hold words only and never HTML: the text and the HTML alternative are both written
 * from these blocks, so they always say the same, and nothing that a customer typed can get into the HTML unescaped.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** One row of a table with two columns. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The page about it, one of our own. */
  readonly url?: string;
}

/** One paragraph of ours; line breaks are kept. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A heading inside the message. */
export const heading = (text: string): Block => ({ kind: 'heading', text });

/** What a person wrote, as it was written: paragraphs and line breaks kept. */
export const verbatim = (text: string): Block => ({ kind: 'verbatim', text });

/** The same, set apart from our own words. */
export const quote = (text: string): Block => ({ kind: 'quote', text });

/** What to do, or what happens, in this order. */
export const steps = (items: readonly string[]): Block => ({ kind: 'steps', items });

/** Label and value, and the page about it, row by row; rows without a value are left out. @throws TypeError if a page is not http(s) */
export const facts = (rows: readonly (readonly [label: string, value: string | undefined, url?: string])[]): Block => ({
  kind: 'facts',
  rows: rows.flatMap(([label, value, url]) =>
    value === undefined ? [] : [{ label, value, ...(url !== undefined && { url: webAddress(url) }) }],
  ),
});

/** A link to one of our own pages, or nothing where there is no such page. @throws TypeError if it is not http(s) */
export function link(label: string, url: string | undefined): Block[] {
  return url === undefined ? [] : [{ kind: 'link', label, url: webAddress(url) }];
}

function webAddress(url: string): string {
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError(`A link in a mail is http(s), not ${protocol}`);
  return href;
}

/** What a person wrote, as paragraphs of lines. Blank lines part paragraphs. */
export function paragraphsOf(text: string): string[][] {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .split(/\n[^\S\n]*\n\s*/u)
    .map((part) => part.split('\n').map((line) => line.trimEnd()))
    .filter((lines) => lines.some((line) => line !== ''));
}
