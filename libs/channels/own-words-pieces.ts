import { paragraphsOf } from './mail-blocks.ts';

/** A piece of a company's own text, before its variables are put in: what is put in never becomes a piece itself. */
export type Piece =
  | { readonly kind: 'headline' | 'heading'; readonly text: string }
  | { readonly kind: 'paragraph' | 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'variable'; readonly name: string };

const VARIABLE = /^\{\{([^{}]*)\}\}$/;
const HEADLINE = /^#\s+(\S.*)$/;
const HEADING = /^##\s+(\S.*)$/;
const QUOTE = /^>\s?(.*)$/;
const STEP = /^(?:-|\d{1,2}\.)\s+(\S.*)$/;
const FACT = /^\|\s*([^|]+?)\s*\|\s*([^|]+?)\s*\|?$/;
// Our own links and web addresses only: anything else stays the words that it is.
const LINK = /^\[([^\][]+)\]\((\{\{\s*case\.link\s*\}\}|https?:\/\/[^\s()]+)\)$/;

/**
 * Reads a text: blank lines part its pieces. `# ` is the headline, `## ` a heading, `> ` a quotation, `1. ` a step, `| a | b |`
 * a row of facts, `[words](address)` a link; a variable alone stands for all that it holds. Everything else is a paragraph.
 */
export function piecesOf(text: string): Piece[] {
  return paragraphsOf(text).flatMap((lines, index) => pieceOf(lines, index === 0));
}

function pieceOf(lines: readonly string[], isFirst: boolean): Piece[] {
  const [line, ...rest] = lines as [string, ...string[]];
  const title = (isFirst && HEADLINE.exec(line)) || HEADING.exec(line) || HEADLINE.exec(line);
  if (title) {
    const kind = isFirst && HEADLINE.test(line) ? 'headline' : 'heading';
    return [{ kind, text: title[1]! }, ...(rest.length > 0 ? pieceOf(rest, false) : [])];
  }
  if (rest.length === 0) {
    const variable = VARIABLE.exec(line.trim());
    if (variable) return [{ kind: 'variable', name: variable[1]!.trim() }];
    const link = LINK.exec(line.trim());
    if (link && canBeOpened(link[2]!)) return [{ kind: 'link', label: link[1]!, url: link[2]! }];
  }
  const quoted = all(lines, QUOTE);
  if (quoted) return [{ kind: 'quote', lines: quoted.map(([, words]) => words!) }];
  const steps = all(lines, STEP);
  if (steps) return [{ kind: 'steps', items: steps.map(([, words]) => words!) }];
  const facts = all(lines, FACT);
  if (facts) return [{ kind: 'facts', rows: facts.map(([, label, value]) => ({ label: label!, value: value! })) }];
  return [{ kind: 'paragraph', lines }];
}

const canBeOpened = (url: string): boolean => url.startsWith('{{') || URL.canParse(url);

/** Every line as the pattern reads it, or null when one of them is of another kind. */
function all(lines: readonly string[], pattern: RegExp): RegExpExecArray[] | null {
  const found = lines.map((line) => pattern.exec(line));
  return found.every((one) => one !== null) ? found : null;
}
