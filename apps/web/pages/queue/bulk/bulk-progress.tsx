import { Button, Group, List, Progress, ScrollArea, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Row } from '../queue-queries.ts';
import type { BulkRun } from './use-bulk-run.ts';

interface BulkProgressProps {
  run: BulkRun;
  rows: readonly Row[];
  onStop: () => void;
  onClose: () => void;
}

/** How far it has come, and for each complaint whether it was done or why not. */
export function BulkProgress({ run: { total, outcomes, state }, rows, onStop, onClose }: BulkProgressProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const refused = outcomes.filter(({ reasons }) => reasons.length > 0);
  const done = outcomes.length - refused.length;
  const customerOf = (reference: string) => rows.find((row) => row.reference === reference)?.customer.name;
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
        {t('bulk.progress', { done, total })}
        {refused.length > 0 && `, ${t('bulk.refused', { count: refused.length })}`}
        {state === 'stopped' && `, ${t('bulk.notDone', { count: total - outcomes.length })}`}
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
          <Button onClick={onClose} data-autofocus>
            {common('action.close')}
          </Button>
        </Group>
      )}
      {outcomes.length > 0 && (
        <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('bulk.results') }}>
          <List size="sm" spacing={4} listStyleType="none">
            {[...refused, ...outcomes.filter(({ reasons }) => reasons.length === 0)].map(({ reference, reasons }) => (
              <List.Item
                key={reference}
                icon={
                  reasons.length > 0 ? (
                    <IconAlertTriangle size={16} color="var(--mantine-color-orange-7)" aria-hidden />
                  ) : (
                    <IconCircleCheck size={16} color="var(--mantine-color-green-7)" aria-hidden />
                  )
                }
              >
                <b>{reference}</b> {customerOf(reference)}: {reasons.length > 0 ? reasons.join(' ') : t('bulk.wasDone')}
              </List.Item>
            ))}
          </List>
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}
