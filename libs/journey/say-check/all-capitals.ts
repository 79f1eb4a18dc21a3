import type { SayRule } from './finding.ts';

const RUN = /\b(?:[A-Z][A-Z'’]+|I)(?:[ ,]+(?:[A-Z][A-Z'’]+|[IA]\b))+/gu;
const SHOUT = /\b[A-Z]{4,}!/gu;

/** Acronyms come in ones and twos and are short; shouting has several words, or a long one. */
function shouts(run: string): boolean {
  const words = run.split(/[ ,]+/u);
  return words.length >= 4 || (words.length >= 3 && words.some((word) => word.length >= 6));
}

/** All capitals. */
export const allCapitals: SayRule = {
  key: 'all-capitals',
  step: 'calm',
  message: {
    en: 'All capitals read as shouting.',
    'zh-CN': '全部大写会让人觉得是在喊叫。',
  },
  suggestion: {
    en: 'Write it in small letters.',
    'zh-CN': '请改用小写字母。',
  },
  find: (text) => {
    const runs = [...text.matchAll(RUN)].filter((match) => shouts(match[0]));
    return [...runs, ...text.matchAll(SHOUT)]
      .filter(
        (match, index, all) => index < runs.length || !all.slice(0, runs.length).some((run) => touches(run, match)),
      )
      .map((match) => ({ from: match.index, to: match.index + match[0].length, language: 'en' as const }));
  },
};

function touches(run: RegExpMatchArray, other: RegExpMatchArray): boolean {
  return other.index! < run.index! + run[0].length && other.index! + other[0].length > run.index!;
}
