const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;
// One unit that must not be broken: a CJK character with the opening marks before and the closing marks after it, or a word.
const UNIT =
  /\s+|[（《“「『【]*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}][）》”」』】，。；：？！、…]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}（《“「『【]+|$)/gu;

/** Columns of a terminal that the text takes: a Chinese character takes two. */
export function columns(text: string): number {
  let total = 0;
  for (const character of text) total += WIDE.test(character) ? 2 : 1;
  return total;
}

/**
 * Breaks one line of text into lines of at most `width` columns, between words and between Chinese characters, never before a
 * closing mark. A word that is longer than a line (a link) stays whole.
 */
export function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const [unit] of line.matchAll(UNIT)) {
    if (current !== '' && columns(current) + columns(unit.trimEnd()) > width) {
      lines.push(current.trimEnd());
      current = unit.trimStart();
    } else {
      current += unit;
    }
  }
  return [...lines, current.trimEnd()];
}
