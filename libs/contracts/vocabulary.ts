/** What a custom field holds. A yes-no is true or false, a date a local date like 2026-11-20. */
export const FIELD_TYPES = ['text', 'number', 'yes-no', 'choice', 'date'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];
