import { Button, Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFilterNames } from './filter-names.ts';
import { activeFilters, FILTERS, type QueueSearch } from './queue-search.ts';

interface FilterPillsProps {
  search: QueueSearch;
  change: (parts: { [Name in keyof QueueSearch]?: undefined }) => void;
}

/** What narrows the view at the moment; each can be taken away. */
export function FilterPills({ search, change }: FilterPillsProps) {
  const active = activeFilters(search);
  return active.length === 0 ? null : <Pills search={search} change={change} />;
}

function Pills({ search, change }: FilterPillsProps) {
  const { t } = useTranslation('queue');
  const nameOf = useFilterNames();
  return (
    <Group gap={6} mt="xs">
      {activeFilters(search).map((filter) => {
        const name = `${t(`filter.${filter}`)}: ${nameOf(filter, search[filter]!)}`;
        return (
          <Pill
            key={filter}
            withRemoveButton
            onRemove={() => change({ [filter]: undefined })}
            removeButtonProps={{ 'aria-label': t('removeFilter', { name }), 'aria-hidden': false, tabIndex: 0 }}
          >
            {name}
          </Pill>
        );
      })}
      <Button
        variant="subtle"
        size="compact-xs"
        onClick={() => change(Object.fromEntries([...FILTERS, 'q'].map((name) => [name, undefined])))}
      >
        {t('clear')}
      </Button>
    </Group>
  );
}
