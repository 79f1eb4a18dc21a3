import { Badge, MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useCategories, useCustomFields } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { useCategoryName } from '../../../ui/category-name.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { LabelFields, NO_LABELS } from '../shared/label-fields.tsx';
import { TopicPage } from '../shared/topic-page.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import type { CustomField, CustomFieldValues } from './custom-field-values.ts';

const TYPES = ['text', 'number', 'yes-no', 'choice', 'date'] as const;

/** What the company wants to know of its complaints beside the usual. */
export function CustomFieldSettings() {
  const { t, i18n } = useTranslation('settings');
  const { can } = useSession();
  const nameOf = useCategoryName();
  return (
    <TopicPage<CustomField>
      title={t('topic.fields')}
      intro={t('fields.intro')}
      query={useCustomFields()}
      add={can('policy.manage') ? t('fields.add') : undefined}
      row={({ name, labels, type, required, categories = [] }) => ({
        title: (labels as Record<string, string>)[i18n.language] ?? name,
        summary: [t(`fields.types.${type}`), categories.map(nameOf).join(', ') || t('fields.everyCategory')].join(
          ' · ',
        ),
        badges: required && <Badge variant="light">{t('fields.required')}</Badge>,
      })}
      form={(field, close) => <CustomFieldForm key={field?.id} field={field} onClose={close} />}
    />
  );
}

const valuesOf = (field: CustomField | null): CustomFieldValues => ({
  name: field?.name ?? '',
  labels: field?.labels ?? NO_LABELS,
  type: field?.type ?? 'text',
  required: field?.required ?? false,
  choices: field?.choices ?? [],
  categories: field?.categories ?? [],
  position: field?.position ?? 1000,
});

function CustomFieldForm({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const nameOf = useCategoryName();
  const categories = useCategories().data?.items ?? [];
  const path = { id: field?.id ?? '' };
  return (
    <FormDrawer<CustomFieldValues>
      title={field?.name ?? t('fields.add')}
      initial={valuesOf(field)}
      version={field?.version}
      readAgain={again(() => answer(api.GET('/api/v1/custom-fields/{id}', { params: { path } })), valuesOf)}
      save={({ choices, ...rest }, header) => {
        const body = { ...rest, choices: rest.type === 'choice' ? choices : [] };
        return field
          ? answer(api.PUT('/api/v1/custom-fields/{id}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/custom-fields', { body }));
      }}
      remove={
        field ? (header) => answer(api.DELETE('/api/v1/custom-fields/{id}', { params: { path, header } })) : undefined
      }
      topics={['custom-fields']}
      readOnly={!can('policy.manage')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t('name')}
            description={t('fields.nameIs')}
            required
            readOnly={field !== null}
            {...form.getInputProps('name')}
          />
          <LabelFields at="labels" input={form.getInputProps} />
          <Select
            label={t('fields.type')}
            data={TYPES.map((type) => ({ value: type, label: t(`fields.types.${type}`) }))}
            allowDeselect={false}
            {...form.getInputProps('type')}
          />
          {form.values.type === 'choice' && <ChoiceFields form={form} />}
          <MultiSelect
            label={t('fields.categories')}
            description={t('fields.categoriesAre')}
            data={categories.map(({ name }) => ({ value: name, label: nameOf(name) }))}
            searchable
            {...form.getInputProps('categories')}
          />
          <Switch label={t('fields.isRequired')} {...form.getInputProps('required', { type: 'checkbox' })} />
          <NumberInput
            label={t('position.label')}
            description={t('position.is')}
            min={0}
            {...form.getInputProps('position')}
          />
        </>
      )}
    </FormDrawer>
  );
}
