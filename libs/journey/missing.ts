import type { LocalText } from '#kernel/language';
import type { StepKey } from './steps.ts';

/** One thing that keeps a step or a gate shut. */
export interface Missing {
  /** The step that has to supply it. */
  step: StepKey;
  /** The field of that step's evidence; "state" for the step itself; "case" for facts of the case. */
  field: string;
  /** Stable name for programs, kebab-case. */
  code: string;
  /** What is missing and what to do about it. */
  reason: LocalText;
}

/** After a rejection. */
export const NEW_ANSWER: LocalText = {
  en: 'The customer rejected the answer: find another solution, and write what was done since.',
  'zh-CN': '顾客没有接受答复：请提供新的解决方案，并写明此后为顾客做了什么。',
};

/** Whether the text says anything. Evidence may hold empty texts while it is being written; none of them counts. */
export const said = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/**
 * Collects what is missing of one step: `need(fulfilled, field, code, en, zh)` adds an entry unless it is fulfilled.
 */
export function checklist(step: StepKey) {
  const missing: Missing[] = [];
  return {
    missing,
    need(fulfilled: boolean, field: string, code: string, en: string, zh: string): void {
      if (!fulfilled) missing.push({ step, field, code, reason: { en, 'zh-CN': zh } });
    },
  };
}
