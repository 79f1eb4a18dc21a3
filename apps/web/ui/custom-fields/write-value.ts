import { useTranslation } from 'react-i18next';
import { useOwnLabel } from '../own-label.ts';
import type { CustomField } from './custom-field.ts';

/** Writes a field's value as people read it: choices by their label, days in the reader's form. */
export function useWriteValue(): (field: CustomField | undefined, value: unknown) => string {
  const { t, i18n } = useTranslation('custom-fields');
  const words = useOwnLabel();
  return (field, value) => {
    if (value === undefined || value === null || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') return JSON.stringify(value);
    if (field?.type === 'choice') {
      const labels = field.choices?.find((choice) => choice.value === value)?.labels;
      return (labels && words(labels)) ?? value;
    }
    const day = field?.type === 'date' ? new Date(`${value}T12:00Z`) : null;
    if (day === null || Number.isNaN(day.getTime())) return value;
    return new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
  };
}
