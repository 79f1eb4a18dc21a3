import type { Language, LocalText } from '#kernel/language';
import { CUSTOMER_TYPES, EMOTIONS, latestEmotion, type CustomerType, type Emotion } from './evidence/objectivity.ts';
import type { RecoveryFacts } from './facts.ts';
import { EMOTION_ADVICE, TYPES_OF_PEOPLE, WAYS_OF_ANSWERING, WHAT_HELPS, WHY_DIFFICULT } from './people.ts';
import { STEPS, type StepKey } from './steps.ts';

/** How to know a type of customer, and how to treat one. */
export interface CustomerTypeGuidance {
  type: CustomerType;
  label: string;
  signs: string;
  treat: string;
}

export interface EmotionGuidance {
  emotion: Emotion;
  advice: string;
}

/** Guidance for the present moment of a case, in the reader's language. */
export interface Guidance {
  title: string;
  /** What to do at this step. */
  advice: string[];
  /** How to treat this type of customer, if the type is known. */
  customer?: CustomerTypeGuidance;
  /** What helps with the customer's present emotion, if it is known. */
  emotion?: EmotionGuidance;
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
  return {
    title: STEPS[step].title[language],
    advice: say(STEPS[step].advice),
    ...(customerType && { customer: typeGuidance(customerType, language) }),
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

/** The types of customers and the degrees of anger, each with how to treat it, in the reader's language. */
export function peopleGuidance(language: Language): { types: CustomerTypeGuidance[]; emotions: EmotionGuidance[] } {
  return {
    types: CUSTOMER_TYPES.map((type) => typeGuidance(type, language)),
    emotions: EMOTIONS.map((emotion) => ({ emotion, advice: EMOTION_ADVICE[emotion][language] })),
  };
}

/** Guidance at a step of this case, with what step 5 has noted of the customer. */
export function guidanceOf(step: StepKey, facts: RecoveryFacts, language: Language): Guidance {
  const noted = facts.steps.objectivity?.evidence ?? {};
  return guidanceFor(step, language, { customerType: noted.customerType, emotion: latestEmotion(noted) });
}

function typeGuidance(type: CustomerType, language: Language): CustomerTypeGuidance {
  const { label, signs, treat } = TYPES_OF_PEOPLE[type];
  return { type, label: label[language], signs: signs[language], treat: treat[language] };
}
