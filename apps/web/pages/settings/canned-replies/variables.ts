import type { components } from '../../../api/schema';

export type Variable = components['schemas']['MissingValueView']['variable'];

/** What a text can leave open, in the order in which people look for it. */
export const VARIABLES = [
  'customer.name',
  'reference',
  'subject',
  'category',
  'place',
  'received.date',
  'promise.what',
  'promise.dueAt',
  'agent.name',
  'owner.name',
  'team.name',
] as const satisfies readonly Variable[];
