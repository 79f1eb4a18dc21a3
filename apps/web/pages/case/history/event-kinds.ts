import type { EventSeen } from '../case-data.ts';

/** By what one looks for in a history. */
export const EVENT_GROUPS = ['recovery', 'conversation', 'deadlines', 'people', 'facts', 'behind'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

const GROUPS: Record<string, EventGroup> = {
  step: 'recovery',
  gate: 'recovery',
  promise: 'recovery',
  'follow-up': 'recovery',
  message: 'conversation',
  answer: 'conversation',
  satisfaction: 'conversation',
  'case-link': 'conversation',
  mail: 'behind',
  clock: 'deadlines',
  escalation: 'deadlines',
  severity: 'deadlines',
  owner: 'people',
  team: 'people',
  handover: 'people',
  offer: 'people',
  watcher: 'people',
  complaint: 'facts',
  status: 'facts',
  customer: 'facts',
  link: 'facts',
  tags: 'facts',
  reminder: 'behind',
  webhook: 'behind',
};

/** Those that belong elsewhere than the first word of their type says. */
const OTHERS: Partial<Record<EventSeen['type'], EventGroup>> = {
  'customer.escalated': 'deadlines',
  'complaint.acknowledged': 'conversation',
};

/** What an event is about. A kind that is not known here yet counts as what happens behind the scenes. */
export function groupOf(type: EventSeen['type']): EventGroup {
  return OTHERS[type] ?? GROUPS[type.slice(0, type.indexOf('.'))] ?? 'behind';
}

/** The changes of an event with before and after, field by field, without those that stayed. */
export function changesOf(data: unknown): { field: string; before: unknown; after: unknown }[] {
  const { before, after } = (data ?? {}) as { before?: unknown; after?: unknown };
  const [old, now] = [before ?? {}, after ?? {}] as Record<string, unknown>[];
  if (typeof old !== 'object' || typeof now !== 'object') return [];
  return [...new Set([...Object.keys(old!), ...Object.keys(now!)])]
    .filter((field) => JSON.stringify(old![field]) !== JSON.stringify(now![field]))
    .map((field) => ({ field, before: old![field], after: now![field] }));
}

/** A value of the history for reading: texts as they are, lists with commas, nothing as a dash. */
export function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(written).join(', ');
  if (typeof value === 'object') return Object.values(value).map(written).join(' · ');
  return String(value);
}
