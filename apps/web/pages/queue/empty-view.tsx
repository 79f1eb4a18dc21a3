import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../ui/states.tsx';
import { FILTERS, isNarrowed, type QueueSearch } from './queue-search.ts';

interface EmptyViewProps {
  search: QueueSearch;
  change: (parts: { [Name in keyof QueueSearch]?: QueueSearch[Name] | undefined }) => void;
}

/** A view without complaints: whether that is good, and what to look at next. */
export function EmptyView({ search, change }: EmptyViewProps) {
  const { t } = useTranslation('queue');
  const { view = 'mine' } = search;
  if (!isNarrowed(search)) return <Nothing title={t('empty.title')}>{t(`empty.${view}`)}</Nothing>;
  return (
    <Nothing title={t('empty.title')}>
      {t('empty.filtered')}
      <Group justify="center" mt="md">
        <Button
          variant="default"
          onClick={() => change(Object.fromEntries([...FILTERS, 'q'].map((name) => [name, undefined])))}
        >
          {t('empty.clear')}
        </Button>
        {view !== 'any' && (
          <Button variant="default" onClick={() => change({ view: 'any', own: undefined })}>
            {t('empty.everywhere')}
          </Button>
        )}
      </Group>
    </Nothing>
  );
}
