import { Checkbox, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { useCategories, useCustomFields, useTags } from '../../api/settings-queries.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { isSent, type FieldValue, type Severity } from './draft.ts';
import classes from './intake.module.css';

import { useWrong } from './wrong-fields.ts';
import { Line, useWriting } from './writing.tsx';

const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const satisfies readonly Severity[];
type Field = components['schemas']['CustomFieldView'];

/** What others need to find and sort the case; can wait until the customer has hung up. */
export function FactsPart() {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { draft, change } = useWriting();
  const words = useLabels();
  const { data: categories } = useCategories();
  const { data: fields } = useCustomFields();
  const { data: tags } = useTags();
  const wrongTags = useWrong('tags');
  const belongs = ({ categories: of = [] }: Field) =>
    of.length === 0 || (draft.category !== null && of.includes(draft.category));
  return (
    <fieldset className={classes.plain} disabled={isSent(draft)}>
      <div className={classes.row}>
        <NativeSelect
          label={t('facts.category')}
          value={draft.category ?? ''}
          onChange={(event) => change({ category: event.currentTarget.value || null })}
          data={[
            { value: '', label: t('facts.noCategory') },
            ...(categories?.items ?? [])
              .filter(({ active, name }) => active !== false || name === draft.category)
              .map(({ name, labels }) => ({ value: name, label: words(labels) ?? name })),
          ]}
        />
        <NativeSelect
          label={t('facts.severity')}
          value={draft.severity}
          onChange={(event) => change({ severity: event.currentTarget.value as Severity })}
          data={SEVERITIES.map((severity) => ({ value: severity, label: common(`severity.${severity}`) }))}
        />
      </div>
      <div className={classes.row}>
        <Line name="place" label={t('facts.place')} maxLength={200} />
        <Line name="subject" label={t('facts.subject')} maxLength={300} />
      </div>
      <TagsInput
        label={t('facts.tags')}
        value={draft.tags}
        error={wrongTags}
        onChange={(chosen) => change({ tags: chosen })}
        data={(tags?.items ?? []).filter(({ retired }) => !retired).map(({ tag }) => tag)}
        maxTags={30}
        clearable={false}
      />
      {(fields?.items ?? []).filter(belongs).map((field) => (
        <CustomField
          key={field.id}
          field={field}
          value={draft.customFields[field.name] ?? null}
          onChange={(value) =>
            change(({ customFields: { [field.name]: _, ...others } }) => ({
              customFields: value === null ? others : { ...others, [field.name]: value },
            }))
          }
        />
      ))}
    </fieldset>
  );
}

interface CustomFieldProps {
  field: Field;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

/** A fact that the company wants to know of its complaints. */
function CustomField({ field, value, onChange }: CustomFieldProps) {
  const { t } = useTranslation('intake');
  const words = useLabels();
  const error = useWrong(`customFields.${field.name}`);
  const shared = { label: words(field.labels) ?? field.name, withAsterisk: field.required, error };
  if (field.type === 'yes-no')
    return (
      <Checkbox
        label={shared.label}
        error={error}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
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
  if (field.type === 'choice')
    return (
      <NativeSelect
        {...shared}
        value={String(value ?? '')}
        onChange={(event) => onChange(event.currentTarget.value || null)}
        data={[
          { value: '', label: t('facts.nothing') },
          ...(field.choices ?? []).map((choice) => ({
            value: choice.value,
            label: words(choice.labels) ?? choice.value,
          })),
        ]}
      />
    );
  return (
    <TextInput
      {...shared}
      type={field.type === 'date' ? 'date' : 'text'}
      value={String(value ?? '')}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}

/** The company's own labels in the reader's language. */
function useLabels(): (labels: object) => string | undefined {
  const { i18n } = useTranslation();
  return (labels) => (labels as Record<string, string>)[i18n.language];
}
