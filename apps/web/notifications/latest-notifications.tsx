import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Waiting } from '../ui/states.tsx';
import { NotificationList, ReadAllButton } from './notification-list.tsx';
import { useLatest } from './notification-queries.ts';

/** What the bell opens. Loaded when it is first opened. */
export default function LatestNotifications({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation('notifications');
  const { data, error, refetch } = useLatest();
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <>
      <ReadAllButton latest={data.items[0]} unread={data.unread} />
      <NotificationList items={data.items} onOpen={onOpen} />
      <Group justify="center" mt="xs">
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/notifications" onClick={onOpen} />}>
          {t('showAll')}
        </Anchor>
      </Group>
    </>
  );
}
