import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../number-field.tsx';
import { useOwnLabel } from '../own-label.ts';
import type { CustomField, FieldValue } from './custom-field.ts';

interface CustomFieldInputProps {
  field: CustomField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  error?: string;
}

/** A fact that the company wants to know of its complaints, written as its type wants it. */
export function CustomFieldInput({ field, value, onChange, error }: CustomFieldInputProps) {
  const { t } = useTranslation('custom-fields');
  const words = useOwnLabel();
  const shared = {
    label: words(field.labels) ?? field.name,
    withAsterisk: field.required,
    'aria-required': field.required || undefined,
    error,
    'data-field': `customFields.${field.name}`,
  };
  if (field.type === 'yes-no')
    return (
      <NativeSelect
        {...shared}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : ''}
        // A tick cannot tell "no" from "nobody asked".
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value === 'yes')}
        data={[
          { value: '', label: t('nothing') },
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
      />
    );
  if (field.type === 'number')
    return (
      <NumberField
        {...shared}
        value={typeof value === 'number' ? value : undefined}
        onChange={(number) => onChange(number ?? null)}
        hideControls
      />
    );
  if (field.type === 'choice') {
    const choices = (field.choices ?? []).map((choice) => ({
      value: choice.value,
      label: words(choice.labels) ?? choice.value,
    }));
    const isGone = value !== null && !choices.some((choice) => choice.value === value);
    return (
      <NativeSelect
        {...shared}
        value={String(value ?? '')}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        data={[
          { value: '', label: t('nothing') },
          ...choices,
          ...(isGone ? [{ value: String(value), label: t('notOffered', { choice: String(value) }) }] : []),
        ]}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      type={field.type === 'date' ? 'date' : 'text'}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
