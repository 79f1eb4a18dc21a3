import type { Language } from '#kernel/language';
import type { Match } from './finding.ts';

/** Patterns of one language; each must carry the flag `g`. */
export type Phrases = Readonly<Record<Language, readonly RegExp[]>>;

/** All places where one of the patterns holds, longest first where they overlap. */
export function findPhrases(text: string, phrases: Phrases): Match[] {
  const found: Match[] = [];
  for (const language of Object.keys(phrases) as Language[]) {
    for (const pattern of phrases[language]) {
      for (const match of text.matchAll(pattern)) {
        found.push({ from: match.index, to: match.index + match[0].length, language });
      }
    }
  }
  return withoutOverlaps(found);
}

/** In order, and of overlapping ones only the longest. */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    if (kept.every((other) => match.to <= other.from || match.from >= other.to)) kept.push(match);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** A sentence and where it begins. */
export interface Sentence {
  text: string;
  from: number;
}

/** The sentences of a text. A full stop within a number or an address ends none. */
export function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/(?:[^.!?。！？；;\n]|[.!?](?=[^\s"'”’)]))+[.!?。！？；;]*/gu)].map((match) => ({
    text: match[0],
    from: match.index,
  }));
}

/** Stretches between quotation marks: somebody else's words, which are not ours to polish. */
export function quotedStretches(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/“[^”\n]*”|「[^」\n]*」|『[^』\n]*』|《[^》\n]*》|"[^"\n]*"/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** The language of a text by its letters. */
export const languageOfText = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');
