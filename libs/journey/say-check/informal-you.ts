import type { SayRule } from './finding.ts';
import { quotedStretches } from './phrases.ts';

// 您 has no plural, so 你们 stands; 迷你 is "mini".
const YOU = /(?<!迷)你(?!们)/gu;

/** 你 instead of 您. */
export const informalYou: SayRule = {
  key: 'informal-you',
  step: 'calm',
  message: {
    en: 'A customer is addressed with the polite 您, not with 你.',
    'zh-CN': '称呼顾客请用“您”，不用“你”。',
  },
  suggestion: {
    en: 'Write 您.',
    'zh-CN': '请改为“您”。',
  },
  find: (text) => {
    const quoted = quotedStretches(text);
    return [...text.matchAll(YOU)]
      .filter(({ index }) => !quoted.some(({ from, to }) => index >= from && index < to))
      .map(({ index }) => ({ from: index, to: index + 1, language: 'zh-CN' as const }));
  },
};
