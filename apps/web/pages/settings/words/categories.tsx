import { Badge, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useCategories } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { LabelFields, NO_LABELS } from '../shared/label-fields.tsx';
import { TopicPage } from '../shared/topic-page.tsx';

type Category = components['schemas']['CategoryView'];

/** What complaints are about. */
export function CategorySettings() {
  const { t, i18n } = useTranslation('settings');
  const { can } = useSession();
  const query = useCategories();
  return (
    <TopicPage<Category>
      title={t('topic.categories')}
      intro={t('categories.intro')}
      query={query}
      add={can('policy.manage') ? t('categories.add') : undefined}
      row={({ name, labels, active }) => ({
        title: (labels as Record<string, string>)[i18n.language] ?? name,
        summary: name,
        badges: !active && (
          <Badge color="gray" variant="outline">
            {t('categories.retired')}
          </Badge>
        ),
      })}
      form={(category, close) => <CategoryForm key={category?.id} category={category} onClose={close} />}
    />
  );
}

const valuesOf = (category: Category | null) => ({
  name: category?.name ?? '',
  labels: category?.labels ?? NO_LABELS,
  active: category?.active ?? true,
  position: category?.position ?? 1000,
});

function CategoryForm({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const path = { id: category?.id ?? '' };
  return (
    <FormDrawer
      title={category?.name ?? t('categories.add')}
      initial={valuesOf(category)}
      version={category?.version}
      readAgain={again(() => answer(api.GET('/api/v1/categories/{id}', { params: { path } })), valuesOf)}
      save={(body, header) =>
        category
          ? answer(api.PUT('/api/v1/categories/{id}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/categories', { body }))
      }
      remove={
        category ? (header) => answer(api.DELETE('/api/v1/categories/{id}', { params: { path, header } })) : undefined
      }
      topics={['categories']}
      readOnly={!can('policy.manage')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t('name')}
            description={t('categories.nameIs')}
            required
            readOnly={category !== null}
            {...form.getInputProps('name')}
          />
          <LabelFields at="labels" input={form.getInputProps} />
          <NumberInput
            label={t('position.label')}
            description={t('position.is')}
            min={0}
            {...form.getInputProps('position')}
          />
          <Switch label={t('categories.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        </>
      )}
    </FormDrawer>
  );
}
