import { Button, Group, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmarkPlus, IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterPills } from './filter-pills.tsx';
import { activeFilters, isNarrowed, SORTS, type QueueSearch, type Sort } from './queue-search.ts';
import { SearchBox } from './search-box.tsx';
import { UpdateView } from './update-view.tsx';

const FilterDrawer = lazy(() => import('./filter-drawer.tsx').then(({ FilterDrawer }) => ({ default: FilterDrawer })));
const SaveView = lazy(() => import('./save-view.tsx').then(({ SaveView }) => ({ default: SaveView })));

interface ToolbarProps {
  search: QueueSearch;
  change: (parts: QueueSearch | { [Name in keyof QueueSearch]?: undefined }, replace?: boolean) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Search, filters and order of the list, and what they are at the moment. */
export function Toolbar({ search, change, searchRef }: ToolbarProps) {
  const { t } = useTranslation('queue');
  const [isFiltering, filtering] = useDisclosure();
  const [isSaving, saving] = useDisclosure();
  const active = activeFilters(search).length;
  return (
    <>
      <Group gap="xs" className="no-print">
        <SearchBox
          q={search.q}
          view={search.own ?? search.view}
          onSearch={(q) => change({ q } as QueueSearch, true)}
          inputRef={searchRef}
        />
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={filtering.open}
          aria-haspopup="dialog"
        >
          {active === 0 ? t('filters') : t('filtersActive', { count: active })}
        </Button>
        <NativeSelect
          aria-label={t('sort.label')}
          value={search.sort ?? 'receivedAt'}
          onChange={(event) => change({ sort: event.currentTarget.value as Sort })}
          data={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        />
        {search.own !== undefined && <UpdateView search={search} />}
        {(isNarrowed(search) || search.sort !== undefined) && (
          <Button
            variant="subtle"
            leftSection={<IconBookmarkPlus size={16} aria-hidden />}
            onClick={saving.open}
            aria-haspopup="dialog"
          >
            {t('own.save')}
          </Button>
        )}
      </Group>
      <FilterPills search={search} change={change} />
      <Suspense>
        {isFiltering && <FilterDrawer search={search} change={change} onClose={filtering.close} />}
        {isSaving && <SaveView search={search} onClose={saving.close} />}
      </Suspense>
    </>
  );
}
