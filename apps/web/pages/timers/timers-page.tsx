import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { useDuration } from '../../ui/duration.ts';
import { useNow } from '../../ui/now.ts';
import { Failure, Waiting } from '../../ui/states.tsx';
import { TIMERS } from './timer-keys.ts';
import { TimerFailures } from './timer-failures.tsx';
import styles from './timers-page.module.css';

type Health = components['schemas']['TimerHealthView'];

/** How often the page looks again (milliseconds): a page about lateness must not be late. */
const EVERY = 10_000;

/** The background work: whether it keeps up, what failed and why, and doing it again. */
export function TimersPage() {
  const { t } = useTranslation('timers');
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: [...TIMERS, 'health'],
    queryFn: () => answer(api.GET('/api/v1/timers', {})),
    refetchInterval: EVERY,
  });
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 280px' }}>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text c="dimmed" size="sm" maw={720}>
            {t('intro')}
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={query.isFetching && !query.isPending}
          onClick={() => void queries.invalidateQueries({ queryKey: TIMERS })}
        >
          {t('refresh')}
        </Button>
      </Group>
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <Verdict health={query.data} />
          <Kinds health={query.data} />
        </>
      )}
      <TimerFailures />
    </Stack>
  );
}

function Verdict({ health: { healthy, kinds } }: { health: Health }) {
  const { t } = useTranslation('timers');
  const sum = (of: 'late' | 'parked') => kinds.reduce((total, kind) => total + kind[of], 0);
  return healthy ? (
    <Alert color="green" icon={<IconCircleCheck aria-hidden />} title={t('healthy')} role="status" />
  ) : (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('unhealthy')} role="status">
      {[t('lateCount', { count: sum('late') }), t('parkedCount', { count: sum('parked') })].join(' · ')}
    </Alert>
  );
}

const COUNTS = ['planned', 'due', 'late', 'failed', 'parked'] as const;

function Kinds({ health: { kinds, countedTo } }: { health: Health }) {
  const { t, i18n } = useTranslation('timers');
  const write = useDuration();
  const now = useNow();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Table verticalSpacing="xs" className={styles.kinds} aria-label={t('kinds')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('kind')}</Table.Th>
          {COUNTS.map((count) => (
            <Table.Th key={count} ta="end" title={t(`about.${count}`)}>
              {t(`count.${count}`)}
            </Table.Th>
          ))}
          <Table.Th ta="end">{t('oldest')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kinds.map((kind) => (
          <Table.Tr key={kind.kind}>
            <Table.Th scope="row" fw={500}>
              {t(`job.${kind.kind}`)}
            </Table.Th>
            {COUNTS.map((count) => (
              <Table.Td
                key={count}
                ta="end"
                data-label={t(`count.${count}`)}
                data-bad={
                  (count === 'late' || count === 'parked' || count === 'failed') && kind[count] > 0 ? count : undefined
                }
              >
                {number.format(kind[count])}
                {count !== 'planned' && kind[count] >= countedTo ? '+' : ''}
              </Table.Td>
            ))}
            <Table.Td ta="end" data-label={kind.oldestDueAt ? t('oldest') : undefined}>
              {kind.oldestDueAt ? write(Math.max(0, now - Date.parse(kind.oldestDueAt))) : '–'}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
