import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconCircleFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Moment } from '../ui/moment.tsx';
import { useRead, type Notification } from './notification-queries.ts';
import { useNotificationWords } from './notification-words.ts';

/** One thing that one was told: what happened, what to do, and the way there. */
export function NotificationItem({ notification, onOpen }: { notification: Notification; onOpen?: () => void }) {
  const { t } = useTranslation('notifications');
  const { what, todo } = useNotificationWords()(notification);
  const read = useRead();
  const { id, at, readAt, reference } = notification;
  const isUnread = readAt === null;
  const open = (): void => {
    if (isUnread) read.mutate(id);
    onOpen?.();
  };
  return (
    <Group align="flex-start" wrap="nowrap" gap="sm" py="xs">
      <IconCircleFilled size={10} style={{ marginTop: 7, flexShrink: 0, opacity: isUnread ? 1 : 0 }} aria-hidden />
      <Stack gap={0} style={{ minWidth: 0 }}>
        <Anchor
          renderRoot={(props) => <Link {...props} {...placeOf(notification)} onClick={open} />}
          fw={isUnread ? 650 : 400}
          size="sm"
        >
          {isUnread && <span className="visually-hidden">{t('unread')}: </span>}
          {what}
        </Anchor>
        <Text size="sm">{todo}</Text>
        <Text size="xs" c="dimmed">
          {reference && `${reference} · `}
          <Moment at={at} />
        </Text>
      </Stack>
    </Group>
  );
}

/** Where what it says can be done. */
function placeOf({ kind, reference, data }: Notification) {
  if (kind === 'webhook-failed') return { to: '/settings/$topic', params: { topic: 'webhooks' } } as const;
  if (reference !== null) return { to: '/complaints/$reference', params: { reference } } as const;
  if (typeof data.customerId === 'string') return { to: '/customers/$id', params: { id: data.customerId } } as const;
  return { to: '/notifications' } as const;
}
