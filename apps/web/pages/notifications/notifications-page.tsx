import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allNotifications } from '../../notifications/notification-queries.ts';
import { NotificationList, ReadAllButton } from '../../notifications/notification-list.tsx';
import { Failure, Waiting } from '../../ui/states.tsx';

/** Everything that one was told, with what to do about it. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const { t: common } = useTranslation();
  const [shown, setShown] = useState<'all' | 'unread'>('all');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    allNotifications(shown === 'unread'),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack maw={760}>
      <Title order={1}>{common('page.notifications')}</Title>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('show')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: t('all') },
            { value: 'unread', label: t('onlyUnread') },
          ]}
        />
        <ReadAllButton latest={items[0]} unread={data?.pages[0]?.unread ?? 0} />
      </Group>
      {data ? (
        <div>
          <NotificationList items={items} />
        </div>
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Stack>
  );
}
