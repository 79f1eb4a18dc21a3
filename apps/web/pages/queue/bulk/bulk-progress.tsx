import { Button, Group, List, Progress, ScrollArea, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/problem.ts';
import type { Row } from '../queue-queries.ts';
import { doneIn, type BulkRun } from './use-bulk-run.ts';

/** So many that were done are shown while others are at work. */
const LATEST = 5;

interface BulkProgressProps {
  run: BulkRun;
  rows: readonly Row[];
  onStop: () => void;
  /** Once more, for those that were refused or not tried. */
  onAgain: () => void;
  onClose: () => void;
}

/** How far it has come, and for each complaint whether it was done or why not. */
export function BulkProgress({ run, rows, onStop, onAgain, onClose }: BulkProgressProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const { total, outcomes, state } = run;
  const refused = outcomes.filter(({ problem }) => problem !== null);
  const wereDone = doneIn(run);
  const done = wereDone.length;
  const notTried = total - outcomes.length;
  const rowOf = (reference: string) => rows.find((row) => row.reference === reference);
  return (
    <Stack gap="sm">
      <Progress.Root size="lg">
        <Progress.Section value={(done / total) * 100} aria-label={t('bulk.progress', { done, total })} />
        {refused.length > 0 && (
          <Progress.Section
            value={(refused.length / total) * 100}
            color="orange"
            aria-label={t('bulk.refused', { count: refused.length })}
          />
        )}
      </Progress.Root>
      <Text role="status" size="sm">
        {state === 'done' && `${t('bulk.done')}. `}
        {state === 'stopped' && `${t('bulk.cancelled')}. `}
        {state === 'lost' && `${t('bulk.lost')} `}
        {t('bulk.progress', { done, total })}
        {refused.length > 0 && `, ${t('bulk.refused', { count: refused.length })}`}
        {notTried > 0 && state !== 'running' && `, ${t('bulk.notDone', { count: notTried })}`}
      </Text>
      {state === 'running' ? (
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t('bulk.stopHint')}
          </Text>
          <Button variant="default" onClick={onStop}>
            {t('bulk.stop')}
          </Button>
        </Group>
      ) : (
        <Group justify="flex-end">
          {done < total && (
            <Button variant="default" onClick={onAgain}>
              {t('bulk.again', { count: total - done })}
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            {common('action.close')}
          </Button>
        </Group>
      )}
      {outcomes.length > 0 && (
        <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('bulk.results') }}>
          <List size="sm" spacing={4} listStyleType="none">
            {[...refused, ...(state === 'running' ? wereDone.slice(-LATEST) : wereDone)].map(
              ({ reference, problem }) => (
                <List.Item
                  key={reference}
                  icon={
                    problem ? (
                      <IconAlertTriangle size={16} color="var(--mantine-color-orange-7)" aria-hidden />
                    ) : (
                      <IconCircleCheck size={16} color="var(--mantine-color-green-7)" aria-hidden />
                    )
                  }
                >
                  <b>{reference}</b> {rowOf(reference)?.customer.name}:{' '}
                  {problem ? <Why problem={problem} row={rowOf(reference)} /> : t('bulk.wasDone')}
                </List.Item>
              ),
            )}
          </List>
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}

/** Why one was refused, gate by gate. */
function Why({ problem, row }: { problem: Problem; row: Row | undefined }) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  if (problem.code === 'no-such-transition' && row) return t('bulk.noWay', { from: common(`status.${row.status}`) });
  return (
    <>
      {problem.message}
      {problem.reasons.length > 0 && (
        <List size="xs">
          {problem.reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      )}
    </>
  );
}
