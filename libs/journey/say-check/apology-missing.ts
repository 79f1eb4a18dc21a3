import type { SayRule } from './finding.ts';
import { languageOfText } from './phrases.ts';

const APOLOGY =
  /\b(?:sorry|apolog(?:y|ies|i[sz]e[ds]?|i[sz]ing)|forgive (?:us|me)|pardon|regret)\b|抱歉|对不起|對不起|致歉|歉意|道歉|不好意思|过意不去|请(?:您)?(?:原谅|谅解|见谅)/iu;

/** Whether the text apologises. */
export const apologises = (text: string): boolean => APOLOGY.test(text);

/** A first reply to a complaint without an apology. */
export const apologyMissing: SayRule = {
  key: 'apology-missing',
  step: 'calm',
  message: {
    en: 'This is the first reply to a complaint, and it does not apologise.',
    'zh-CN': '这是对投诉的首次答复，却没有致歉。',
  },
  suggestion: {
    en: 'Begin with: "I am sorry for the trouble that this has caused you."',
    'zh-CN': '建议以此开头：“给您带来不便，我们深表歉意。”',
  },
  find: (text, { firstReply, hasApologised, language }) =>
    firstReply && !hasApologised && !apologises(text)
      ? [{ from: 0, to: 0, language: language ?? languageOfText(text) }]
      : [],
};
