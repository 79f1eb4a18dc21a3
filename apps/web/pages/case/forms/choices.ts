import type { EvidenceOf } from './evidence.ts';

/* What can be chosen, in the order of the handbook; each has its text in `steps`. The types make sure that the api takes it. */

type Values<T> = NonNullable<T>;

export const ANSWERS = ['accepted', 'declined', 'pending'] as const satisfies readonly Values<
  EvidenceOf['resolve']['customersAnswer']
>[];

type EmotionSeen = Values<EvidenceOf['objectivity']['emotions']>[number];
export const EMOTIONS = ['calm', 'annoyed', 'angry', 'furious'] as const satisfies readonly EmotionSeen['emotion'][];

type Token = Values<EvidenceOf['follow-through']['tokens']>[number];
export const TOKENS = [
  'refund',
  'credit',
  'coupon',
  'replacement',
  'free-item',
  'extra-service',
  'gift',
  'letter-of-apology',
] as const satisfies readonly Token['kind'][];

export const ROOTS = [
  'wrong-person',
  'support-lacking',
  'training-lacking',
  'too-little-freedom',
  'not-recognised',
] as const satisfies Values<EvidenceOf['process-roots']['roots']>;

const SATISFACTION = ['veryUnhappy', 'unhappy', 'neither', 'happy', 'veryHappy'] as const;

/** The name of a satisfaction from 1 to 5. */
export const satisfactionName = (count: number) => SATISFACTION[Math.min(Math.max(Math.round(count), 1), 5) - 1]!;
