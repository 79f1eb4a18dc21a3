import { Accordion, Badge, Button, Code, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { Moment } from '../../../ui/moment.tsx';
import { showProblem } from '../../../ui/show-problem.tsx';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';

type Delivery = components['schemas']['DeliveryView'];

const LOOKS = {
  waiting: { color: 'yellow', Icon: IconClock },
  delivered: { color: 'green', Icon: IconCheck },
  failed: { color: 'red', Icon: IconX },
} as const;
const FILTERS = ['all', 'waiting', 'delivered', 'failed'] as const;

/** What was sent to a webhook, attempt by attempt, to be sent again. */
export function DeliveryLog({ id }: { id: string }) {
  const { t } = useTranslation('webhooks');
  const [state, setState] = useState<(typeof FILTERS)[number]>('all');
  const query = useInfiniteQuery({
    queryKey: keys.settings('webhooks', id, 'deliveries', state),
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/webhooks/{id}/deliveries', {
          params: {
            path: { id },
            query: { limit: 20, ...(pageParam && { cursor: pageParam }), ...(state !== 'all' && { state }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('which')}
        value={state}
        onChange={(chosen) => setState(chosen as typeof state)}
        data={FILTERS.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Nothing>{t('noDeliveries')}</Nothing>
      ) : (
        <Accordion variant="separated" order={4}>
          {items.map((delivery) => (
            <OneDelivery key={delivery.id} delivery={delivery} onAgain={() => void query.refetch()} />
          ))}
        </Accordion>
      )}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function OneDelivery({ delivery, onAgain }: { delivery: Delivery; onAgain: () => void }) {
  const { t } = useTranslation('webhooks');
  const { id, reference, type, state, createdAt, nextAt, log, payload } = delivery;
  const { color, Icon } = LOOKS[state];
  const again = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/webhook-deliveries/{id}/redelivery', { params: { path: { id } } })),
    onSuccess: onAgain,
    onError: showProblem,
  });
  return (
    <Accordion.Item value={id}>
      <Accordion.Control>
        <Group gap="xs">
          <Badge color={color} variant="light" tt="none" leftSection={<Icon size={12} aria-hidden />}>
            {t(`state.${state}`)}
          </Badge>
          <Text size="sm" fw={600}>
            {reference}
          </Text>
          <Text size="sm">{type}</Text>
          <Text size="sm" c="dimmed">
            <Moment at={createdAt} />
          </Text>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="xs" align="flex-start">
          <List size="sm" type="ordered">
            {log.map((attempt) => (
              <List.Item key={attempt.at}>
                <Moment at={attempt.at} /> · {attempt.status ?? t('noAnswer')} · {attempt.error ?? t('taken')} ·{' '}
                {attempt.milliseconds} ms
              </List.Item>
            ))}
          </List>
          {nextAt && (
            <Text size="sm">
              {t('nextAttempt')} <Moment at={nextAt} />
            </Text>
          )}
          <Code block w="100%" mah={220} tabIndex={0} style={{ overflow: 'auto' }}>
            {JSON.stringify(payload, null, 2)}
          </Code>
          <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {t('again')}
          </Button>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}
