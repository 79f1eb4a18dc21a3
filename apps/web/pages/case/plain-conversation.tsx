import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { Moment } from '../../ui/moment.tsx';
import { Failure, Waiting } from '../../ui/states.tsx';
import type { Complaint } from './case-data.ts';

/** The conversation as a list. */
export function PlainConversation({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { reference } = complaint;
  const { data, error, refetch } = useQuery({
    queryKey: keys.complaint(reference, 'messages'),
    queryFn: () =>
      answer(
        api.GET('/api/v1/complaints/{reference}/messages', {
          params: { path: { reference }, query: { limit: 200 } },
        }),
      ),
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <Stack gap="sm">
      <Paper withBorder p="sm">
        <Text size="xs" c="dimmed">
          {complaint.customer.name} · <Moment at={complaint.receivedAt} />
        </Text>
        <Text className="words" lang={complaint.language}>
          {complaint.words}
        </Text>
      </Paper>
      {data.items.map(({ id, kind, authorName, at, body }) => (
        <Paper key={id} withBorder p="sm" bg={kind === 'note' ? 'var(--mantine-color-yellow-light)' : undefined}>
          <Text size="xs" c="dimmed">
            {t(`message.${kind}`)} · {authorName} · <Moment at={at} />
          </Text>
          <Text className="words">{body}</Text>
        </Paper>
      ))}
    </Stack>
  );
}
