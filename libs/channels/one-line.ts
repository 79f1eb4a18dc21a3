// Control characters, the line separators of Unicode, and the marks that turn the reading direction around: the first
// two inject headers, the last makes an address read as another one.
const NOT_IN_ONE_LINE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
const LINK = /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"，。；！？、（）]+/giu;

/** The text as one line that can stand in a header: no line breaks, no control characters, no direction overrides. */
export function oneLine(text: string, maxCharacters = 200): string {
  return shorten(text.replace(NOT_IN_ONE_LINE, ' ').replace(/\s+/gu, ' ').trim(), maxCharacters);
}

/** At most `maxCharacters` user-visible characters; a longer text ends in "…", at a word's end where there is one. */
export function shorten(text: string, maxCharacters: number): string {
  const characters = [...text];
  if (characters.length <= maxCharacters) return text;
  const cut = characters.slice(0, maxCharacters - 1).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > cut.length * 0.7 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/**
 * A customer's words, briefly, for a message that goes out without a person having read them. Links are taken out: a form
 * that mails a stranger's text to an address the stranger chose would otherwise send advertising in our name.
 */
export function briefQuote(words: string, maxCharacters = 280): string {
  return oneLine(words.replace(LINK, '[…]'), maxCharacters);
}

/** What mail programs make a link of although it does not look like one, and amounts that somebody "won". */
const NOT_IN_A_NAME = /[\p{L}\d]\.\p{L}{2,}|\d{2,}|[@:/]/u;

/**
 * The name as it can stand in a greeting or beside an address, or undefined if it is no name (empty, a link, a whole
 * sentence): strangers write it into a form beside an address of somebody else, who would read their advertising from us.
 */
export function greetableName(name: string): string | undefined {
  const line = oneLine(name, 1000);
  const isName = line !== '' && [...line].length <= 60 && line.search(LINK) < 0 && !NOT_IN_A_NAME.test(line);
  return isName ? line : undefined;
}
