import { Fieldset, MultiSelect, SimpleGrid, Stack, TagsInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTeams } from '../../../api/queries.ts';
import { useCategories } from '../../../api/settings-queries.ts';
import { useCategoryName } from '../../../ui/category-name.ts';
import { CHANNELS, SEVERITIES } from '../../../ui/kinds.ts';

interface ConditionFieldsProps {
  /** The props of an input by its path, as the form gives them. */
  input: (path: string) => object;
  /** What it means when nothing is chosen. */
  empty: string;
}

/** For which complaints something holds. */
export function ConditionFields({ input, empty }: ConditionFieldsProps) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const teams = useTeams().data?.items ?? [];
  const categories = useCategories().data?.items ?? [];
  const nameOf = useCategoryName();
  return (
    <Fieldset legend={t('conditions.title')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <MultiSelect
            label={t('conditions.severities')}
            data={SEVERITIES.map((value) => ({ value, label: common(`severity.${value}`) }))}
            {...input('conditions.severities')}
          />
          <MultiSelect
            label={t('conditions.channels')}
            data={CHANNELS.map((value) => ({ value, label: common(`channel.${value}`) }))}
            {...input('conditions.channels')}
          />
          <MultiSelect
            label={t('conditions.categories')}
            data={categories.map(({ name }) => ({ value: name, label: nameOf(name) }))}
            searchable
            {...input('conditions.categories')}
          />
          <MultiSelect
            label={t('conditions.teams')}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            {...input('conditions.teamIds')}
          />
          <TagsInput
            label={t('conditions.places')}
            description={t('conditions.enter')}
            {...input('conditions.places')}
          />
          <TagsInput
            label={t('conditions.languages')}
            description={t('conditions.enter')}
            placeholder="zh-CN"
            {...input('conditions.languages')}
          />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}
