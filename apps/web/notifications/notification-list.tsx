import { Button, Divider, Group } from '@mantine/core';
import { IconBellOff, IconChecks } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../ui/states.tsx';
import { NotificationItem } from './notification-item.tsx';
import { useReadAll, type Notification } from './notification-queries.ts';

/** What one was told, the latest first. */
export function NotificationList({ items, onOpen }: { items: readonly Notification[]; onOpen?: () => void }) {
  const { t } = useTranslation('notifications');
  if (items.length === 0)
    return (
      <Nothing title={t('none')} icon={<IconBellOff size={40} stroke={1.2} aria-hidden />}>
        {t('noneWhy')}
      </Nothing>
    );
  return items.map((one, at) => (
    <Fragment key={one.id}>
      {at > 0 && <Divider />}
      <NotificationItem notification={one} {...(onOpen && { onOpen })} />
    </Fragment>
  ));
}

/** @param latest the newest that is shown */
export function ReadAllButton({ latest, unread }: { latest: Notification | undefined; unread: number }) {
  const { t } = useTranslation('notifications');
  const readAll = useReadAll();
  if (!latest || unread === 0) return null;
  return (
    <Group>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={readAll.isPending}
        leftSection={<IconChecks size={16} aria-hidden />}
        onClick={() => readAll.mutate(latest.at)}
      >
        {t('readAll')}
      </Button>
    </Group>
  );
}
