import { Choices, Text } from '#kernel/fields';
import type { LocalText } from '#kernel/language';

/** The five roots of a recovery that goes badly (handbook, section 2, step 10). */
export const ROOTS = [
  'wrong-person',
  'support-lacking',
  'training-lacking',
  'too-little-freedom',
  'not-recognised',
] as const;
export type Root = (typeof ROOTS)[number];

export const ROOT_LABELS: Readonly<Record<Root, LocalText>> = {
  'wrong-person': { en: 'Wrong person on it', 'zh-CN': '人选不当' },
  'support-lacking': { en: 'Support systems lacking', 'zh-CN': '支持系统不足' },
  'training-lacking': { en: 'Training lacking', 'zh-CN': '培训不足' },
  'too-little-freedom': { en: 'Too little freedom granted', 'zh-CN': '授权不足' },
  'not-recognised': { en: 'Recovery not recognised or rewarded', 'zh-CN': '认可和奖励不足' },
};

/** Step 10. */
export class ProcessRootsEvidence {
  @Choices(ROOTS, { optional: true }) roots?: Root[];
  @Text({ max: 4000, optional: true }) explanation?: string;
}
