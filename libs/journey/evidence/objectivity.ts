import { Choice, Instant, ListOf, Nested, Text } from '#kernel/fields';

export const EMOTIONS = ['calm', 'annoyed', 'angry', 'furious'] as const;
export type Emotion = (typeof EMOTIONS)[number];

/** Types of character (handbook, section 5). */
export const CUSTOMER_TYPES = ['expressive', 'driver', 'amiable', 'analytical'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

export class EmotionSeen {
  @Instant() at: Date;
  @Choice(EMOTIONS) emotion: Emotion;
  @Text({ max: 1000, optional: true, description: 'What the customer said they feel' }) said?: string;
}

/** "I need relief": a colleague takes the conversation, knowing the story. */
export class Relief {
  @Instant() requestedAt: Date;
  @Text({ max: 4000, optional: true, description: 'What the colleague must know' }) briefing?: string;
  @Text({ max: 200, optional: true }) takenBy?: string;
  @Instant({ optional: true }) takenAt?: Date;
}

/** Step 5. */
export class ObjectivityEvidence {
  @ListOf(EmotionSeen, { optional: true }) emotions?: EmotionSeen[];
  @Choice(CUSTOMER_TYPES, { optional: true }) customerType?: CustomerType;
  @Nested(Relief, { optional: true }) relief?: Relief;
}

/** The emotion seen last, whatever the order of writing. */
export function latestEmotion({ emotions = [] }: ObjectivityEvidence): Emotion | undefined {
  return emotions.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1)?.emotion;
}
