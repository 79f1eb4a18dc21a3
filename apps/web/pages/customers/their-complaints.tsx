import { Anchor, Button, Paper, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { SeverityBadge, StatusBadge } from '../../ui/badges.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Failure, Waiting } from '../../ui/states.tsx';
import { TimeLeft } from '../../ui/time-left.tsx';
import classes from './customers.module.css';

/** The customer's complaints, the newest first, each with its status and its nearest deadline. */
export function TheirComplaints({ customerId, count }: { customerId: string; count: number }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: keys.complaints('of', customerId),
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/complaints', {
          params: {
            query: {
              customer: customerId,
              sort: '-receivedAt',
              limit: 20,
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const complaints = data?.pages.flatMap(({ items }) => items);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="their-complaints">
      <Title order={2} size="h5" id="their-complaints">
        {t('complaints.title', { count })}
      </Title>
      {error && !complaints ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !complaints ? (
        <Waiting />
      ) : complaints.length === 0 ? (
        <Text c="dimmed" size="sm" mt="xs">
          {t('complaints.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {complaints.map(({ reference, subject, excerpt, status, severity, receivedAt, owner, nearestClock }) => (
            <li key={reference} className={classes.case}>
              <Anchor component={Link} to="/complaints/$reference" params={{ reference } as never} fw={600} size="sm">
                {reference}
              </Anchor>
              <StatusBadge status={status} />
              {severity !== 'normal' && <SeverityBadge severity={severity} />}
              {nearestClock && <TimeLeft clock={nearestClock} />}
              <Text size="sm" w="100%" lineClamp={2}>
                {subject ?? excerpt}
              </Text>
              <Text size="xs" c="dimmed">
                <Moment at={receivedAt} show="day" /> · {owner?.name ?? common('nobody')}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetching} onClick={() => void fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Paper>
  );
}
