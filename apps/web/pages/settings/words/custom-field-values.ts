import type { components } from '../../../api/schema';

export type CustomField = components['schemas']['CustomFieldView'];

/** A definition as its form holds it. */
export type CustomFieldValues = Required<Omit<CustomField, 'id' | 'version'>>;
