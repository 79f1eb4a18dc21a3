import type { components } from '../../api/schema';

export type CustomField = components['schemas']['CustomFieldView'];
export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Whether complaints of the category have the field. */
export const belongsTo = ({ categories = [] }: CustomField, category: string | null): boolean =>
  categories.length === 0 || (category !== null && categories.includes(category));

/** The values with one of them changed; what has none is left out. */
export function withValue(values: FieldValues, name: string, value: FieldValue): FieldValues {
  const { [name]: _, ...others } = values;
  return value === null || value === '' ? others : { ...others, [name]: value };
}
