import { NativeSelect, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCategories, useCustomFields, useTags } from '../../api/settings-queries.ts';
import { belongsTo, withValue, type CustomField, type FieldValue } from '../../ui/custom-fields/custom-field.ts';
import { CustomFieldInput } from '../../ui/custom-fields/custom-field-input.tsx';
import { SEVERITIES } from '../../ui/kinds.ts';
import { useOwnLabel } from '../../ui/own-label.ts';
import { isSent, type Severity } from './draft.ts';
import classes from './intake.module.css';
import { useWrong } from './wrong-fields.ts';
import { Line, useWriting } from './writing.tsx';

/** What others need to find and sort the case; can wait until the customer has hung up. */
export function FactsPart() {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { draft, change } = useWriting();
  const words = useOwnLabel();
  const { data: categories } = useCategories();
  const { data: fields } = useCustomFields();
  const { data: tags } = useTags();
  const wrongTags = useWrong('tags');
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
      {(fields?.items ?? [])
        .filter((field) => belongsTo(field, draft.category))
        .map((field) => (
          <Fact
            key={field.id}
            field={field}
            value={draft.customFields[field.name] ?? null}
            onChange={(value) =>
              change(({ customFields }) => ({ customFields: withValue(customFields, field.name, value) }))
            }
          />
        ))}
    </fieldset>
  );
}

interface FactProps {
  field: CustomField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

function Fact(props: FactProps) {
  return <CustomFieldInput {...props} error={useWrong(`customFields.${props.field.name}`)} />;
}
