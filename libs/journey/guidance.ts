import type { Language, LocalText } from '#kernel/language';
import { latestEmotion, type CustomerType, type Emotion } from './evidence/objectivity.ts';
import type { RecoveryFacts } from './facts.ts';
import { EMOTION_ADVICE, TYPES_OF_PEOPLE, WAYS_OF_ANSWERING, WHAT_HELPS, WHY_DIFFICULT } from './people.ts';
import { STEPS, type StepKey } from './steps.ts';

/** Guidance for the present moment of a case, in the reader's language. */
export interface Guidance {
  title: string;
  /** What to do at this step. */
  advice: string[];
  /** How to treat this type of customer, if the type is known. */
  customer?: { type: CustomerType; label: string; signs: string; treat: string };
  /** What helps with the customer's present emotion, if it is known. */
  emotion?: { emotion: Emotion; advice: string };
  /** Only when the customer is upset: why people are, and what helps. */
  difficult?: { why: string[]; whatHelps: string[]; waysOfAnswering: string[] };
}

/** Guidance at a step for a type of customer and an emotion, where these are known. */
export function guidanceFor(
  step: StepKey,
  language: Language,
  { customerType, emotion }: { customerType?: CustomerType; emotion?: Emotion } = {},
): Guidance {
  const say = (texts: readonly LocalText[]) => texts.map((text) => text[language]);
  const type = customerType && TYPES_OF_PEOPLE[customerType];
  return {
    title: STEPS[step].title[language],
    advice: say(STEPS[step].advice),
    ...(type && {
      customer: {
        type: customerType,
        label: type.label[language],
        signs: type.signs[language],
        treat: type.treat[language],
      },
    }),
    ...(emotion && { emotion: { emotion, advice: EMOTION_ADVICE[emotion][language] } }),
    ...(emotion &&
      emotion !== 'calm' && {
        difficult: {
          why: say(WHY_DIFFICULT),
          whatHelps: say(WHAT_HELPS),
          waysOfAnswering: say(WAYS_OF_ANSWERING),
        },
      }),
  };
}

/** Guidance at a step of this case, with what step 5 has noted of the customer. */
export function guidanceOf(step: StepKey, facts: RecoveryFacts, language: Language): Guidance {
  const noted = facts.steps.objectivity?.evidence ?? {};
  return guidanceFor(step, language, { customerType: noted.customerType, emotion: latestEmotion(noted) });
}
