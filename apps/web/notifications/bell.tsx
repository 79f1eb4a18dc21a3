import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../ui/states.tsx';
import { useLatest } from './notification-queries.ts';

/** More than this is not worth counting. */
const MOST = 99;

const LatestNotifications = lazy(() => import('./latest-notifications.tsx'));

/** How many things wait, and the latest of them at a click. */
export function Bell() {
  const { t } = useTranslation('live');
  const { t: common } = useTranslation();
  const unread = useLatest().data?.unread ?? 0;
  const [isOpen, popover] = useDisclosure();
  return (
    <Popover
      opened={isOpen}
      onChange={popover.toggle}
      onDismiss={popover.close}
      width={360}
      position="bottom-end"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Indicator label={unread > MOST ? `${MOST}+` : unread} size={18} disabled={unread === 0} color="red.9" offset={6}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            onClick={popover.toggle}
            aria-label={unread === 0 ? t('bell.none') : t('bell.unread', { count: unread })}
          >
            <IconBell size={20} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p="sm" mah="70dvh" style={{ overflowY: 'auto' }} aria-label={common('page.notifications')}>
        <Suspense fallback={<Waiting />}>
          <LatestNotifications onOpen={popover.close} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
