import { Badge, Button, Group, List, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { useSession } from '../../session/session.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Failure, Nothing, Waiting } from '../../ui/states.tsx';
import { TIMERS } from './timer-keys.ts';

type FailureView = components['schemas']['TimerFailureView'];
type Kind = FailureView['kind'];

const KINDS: readonly Kind[] = [
  'reach-rungs', 'climb-escalation', 'send-follow-up', 'send-reminder', 'deliver-urgent-mail', 'deliver-mail',
  'call-webhook', 'do-outbox-job', 'recalculate-clocks',
]; // prettier-ignore

/** Background work that failed, with its reason; managers have it done again. */
export function TimerFailures() {
  const { t } = useTranslation('timers');
  const { can } = useSession();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind | ''>('');
  const query = useInfiniteQuery({
    queryKey: [...TIMERS, 'failures', kind],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/timers/failures', {
          params: { query: { limit: 25, ...(pageParam && { cursor: pageParam }), ...(kind && { kind }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 30_000,
  });
  const failures = query.data?.pages.flatMap((page) => page.items) ?? [];
  const again = async (retry: () => Promise<{ retried: number } | undefined>) => {
    const { retried = 1 } = (await retry()) ?? {};
    notifications.show({ message: t('retried', { count: retried }), color: 'green' });
    await queries.invalidateQueries({ queryKey: TIMERS });
  };
  const retryAll = () =>
    again(() => answer(api.POST('/api/v1/timers/failures/retry', { params: { query: kind ? { kind } : {} } })));
  const retryOne = ({ kind: of, rowId }: FailureView) =>
    again(async () => {
      const path = { kind: of, rowId };
      await answer(api.POST('/api/v1/timers/failures/{kind}/{rowId}/retry', { params: { path } }));
      return undefined;
    });
  return (
    <Stack component="section">
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h4">
          {t('failures')}
        </Title>
        <Group align="flex-end">
          <NativeSelect
            label={t('kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as Kind | '')}
            data={[
              { value: '', label: t('everyKind') },
              ...KINDS.map((value) => ({ value, label: t(`job.${value}`) })),
            ]}
          />
          {can('timer.retry') && (
            <ConfirmButton
              question={t('retryAllQuestion')}
              explanation={kind ? t('retryKindMeans', { kind: t(`job.${kind}`) }) : t('retryAllMeans')}
              yes={t('retryAll')}
              onConfirm={retryAll}
              disabled={failures.length === 0}
            >
              {t('retryAll')}
            </ConfirmButton>
          )}
        </Group>
      </Group>
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : failures.length === 0 ? (
        <Nothing title={t('noFailures')}>{t('noFailuresIs')}</Nothing>
      ) : (
        <List
          listStyleType="none"
          spacing="xs"
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          {failures.map((failure) => (
            <List.Item key={`${failure.kind} ${failure.rowId}`}>
              <OneFailure failure={failure} onRetry={can('timer.retry') ? () => retryOne(failure) : undefined} />
            </List.Item>
          ))}
        </List>
      )}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function OneFailure({ failure, onRetry }: { failure: FailureView; onRetry?: () => Promise<void> }) {
  const { t } = useTranslation('timers');
  const { kind, reference, reason, attempts, firstFailedAt, lastFailedAt, parked, nextAttemptAt } = failure;
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={600}>{t(`job.${kind}`)}</Text>
            {reference && (
              <Link to="/complaints/$reference" params={{ reference }}>
                {reference}
              </Link>
            )}
            <Badge color={parked ? 'red' : 'orange'} variant="light" tt="none">
              {parked ? t('waitsForPerson') : t('triedAgain')}
            </Badge>
          </Group>
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
          <Text size="sm" c="dimmed">
            {t('attempts', { count: attempts })} · {t('first')} <Moment at={firstFailedAt} /> · {t('last')}{' '}
            <Moment at={lastFailedAt} />
            {nextAttemptAt && (
              <>
                {' '}
                · {t('next')} <Moment at={nextAttemptAt} />
              </>
            )}
          </Text>
        </div>
        {onRetry && (
          <ConfirmButton
            size="xs"
            question={t('retryOneQuestion')}
            explanation={t('retryOneMeans')}
            yes={t('retryOne')}
            aria-label={t('retryThis', { kind: t(`job.${kind}`), reference: reference ?? '' })}
            onConfirm={onRetry}
          >
            {t('retryOne')}
          </ConfirmButton>
        )}
      </Group>
    </Paper>
  );
}
