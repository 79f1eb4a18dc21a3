import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCategories, useCustomFields } from '../../../api/settings-queries.ts';
import { belongsTo, withValue, type FieldValues } from '../../../ui/custom-fields/custom-field.ts';
import { CustomFieldInput } from '../../../ui/custom-fields/custom-field-input.tsx';
import { useCategoryName } from '../../../ui/category-name.ts';
import type { Complaint } from '../case-data.ts';
import { EditField } from './edit-field.tsx';

const nameOfField = (name: string): string => `customFields.${name}`;

/** What the case is about. A category may require custom fields: those that are missing are asked for on the way. */
export function Category({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'custom-fields', 'common']);
  const { data: categories } = useCategories();
  const { data: fields } = useCustomFields();
  const nameOf = useCategoryName();
  const [written, setWritten] = useState<FieldValues>({});
  const { category, customFields } = complaint;
  const offered = new Set(categories?.items.filter(({ active }) => active !== false).map(({ name }) => name));
  if (category) offered.add(category);
  const missingIn = (chosen: string | null) =>
    (fields?.items ?? []).filter(
      (field) => field.required && belongsTo(field, chosen) && (customFields[field.name] ?? '') === '',
    );
  return (
    <EditField
      complaint={complaint}
      field="category"
      label={t('header.category')}
      write={(value) => (value ? nameOf(value) : t('common:none'))}
      along={(value) => {
        const names = value === category ? [] : missingIn(value).map(({ name }) => name);
        const added = Object.fromEntries(names.flatMap((name) => (name in written ? [[name, written[name]!]] : [])));
        return {
          edit: (now) => (names.length > 0 ? { customFields: { ...(now.customFields as FieldValues), ...added } } : {}),
          fields: names.map(nameOfField),
        };
      }}
      input={(value, onChange, error, reasonOf) => (
        <Stack gap="sm">
          {offered.size > 0 ? (
            <Select
              label={t('header.category')}
              data={[...offered].map((name) => ({ value: name, label: nameOf(name) }))}
              value={value}
              onChange={onChange}
              searchable
              clearable
              comboboxProps={{ withinPortal: false }}
              error={error}
            />
          ) : (
            <TextInput
              label={t('header.category')}
              value={value ?? ''}
              onChange={(event) => onChange(event.currentTarget.value)}
              error={error}
            />
          )}
          {value !== category && missingIn(value).length > 0 && (
            <>
              <Text size="sm">{t('custom-fields:required')}</Text>
              {missingIn(value).map((field) => (
                <CustomFieldInput
                  key={field.id}
                  field={field}
                  value={written[field.name] ?? null}
                  onChange={(one) => setWritten(withValue(written, field.name, one))}
                  error={reasonOf(nameOfField(field.name))}
                />
              ))}
            </>
          )}
        </Stack>
      )}
    >
      {category ? (
        nameOf(category)
      ) : (
        <Text span inherit c="dimmed">
          {t('common:none')}
        </Text>
      )}
    </EditField>
  );
}
