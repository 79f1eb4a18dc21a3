import { Button } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../ui/show-problem.tsx';
import { useZone } from '../../ui/zone.ts';
import { sayDone, useOwnViews } from './own-views.ts';
import { useViews } from './queue-queries.ts';
import { filtersOf, searchOf, type QueueSearch } from './queue-search.ts';

/** Where a view of one's own is shown with other filters than it was kept with: keeps them. */
export function UpdateView({ search }: { search: QueueSearch }) {
  const { t } = useTranslation('queue');
  const zone = useZone();
  const { edit } = useOwnViews();
  const own = useViews().data?.items.find(({ id }) => id === search.own);
  if (!own || written(searchOf(own, zone)) === written(search)) return null;
  const { id, name } = own;
  const keep = () =>
    edit.mutate(
      { id, filters: filtersOf(search, zone) },
      { onSuccess: () => sayDone(t('own.updated', { name })), onError: showProblem },
    );
  return (
    <Button
      variant="subtle"
      leftSection={<IconDeviceFloppy size={16} aria-hidden />}
      loading={edit.isPending}
      onClick={keep}
    >
      {t('own.update', { name })}
    </Button>
  );
}

const written = (search: QueueSearch): string =>
  JSON.stringify(Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1)));
