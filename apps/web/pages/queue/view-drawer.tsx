import { Button, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViews } from './queue-queries.ts';
import type { QueueSearch } from './queue-search.ts';
import { ViewList } from './view-list.tsx';

/** The views on the phone: the one that is shown, and the others behind it. */
export function ViewDrawer({ search }: { search: QueueSearch }) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const [isOpen, drawer] = useDisclosure();
  const own = useViews().data?.items.find(({ id }) => id === search.own);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        rightSection={<IconChevronDown size={16} aria-hidden />}
        onClick={drawer.open}
        aria-haspopup="dialog"
        aria-label={`${t('view.label')}: ${own?.name ?? t(`view.${search.view ?? 'mine'}`)}`}
      >
        {own?.name ?? t(`view.${search.view ?? 'mine'}`)}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        title={t('view.label')}
        closeButtonProps={{ 'aria-label': common('action.close') }}
      >
        <ViewList search={search} onChosen={drawer.close} />
      </Drawer>
    </>
  );
}
