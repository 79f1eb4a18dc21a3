import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconTag, IconUserShare, IconZzz } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import type { Row } from '../queue-queries.ts';
import type { BulkKind } from './bulk-actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';

const ACTIONS = [
  { kind: 'assign', Icon: IconUserShare },
  { kind: 'status', Icon: IconArrowsExchange },
  { kind: 'tag', Icon: IconTag },
  { kind: 'snooze', Icon: IconZzz },
  { kind: 'severity', Icon: IconAlertTriangle },
] as const;

interface BulkBarProps {
  rows: readonly Row[];
  onClear: () => void;
  onChanged: (references: readonly string[]) => void;
}

/** What can be done to the selected complaints. */
export function BulkBar({ rows, onClear, onChanged }: BulkBarProps) {
  const { t } = useTranslation('queue');
  const { can } = useSession();
  // What was selected when it was begun, since the selection may change with what is done.
  const [begun, setBegun] = useState<{ kind: BulkKind; rows: readonly Row[] } | null>(null);
  return (
    <Paper withBorder px="xs" py={6} role="group" aria-label={t('select.actions')}>
      <Group gap="xs">
        <CloseButton aria-label={t('select.clear')} onClick={onClear} />
        <Text size="sm" fw={600} aria-live="polite">
          {t('select.count', { count: rows.length })}
        </Text>
        {can('complaint.work') &&
          ACTIONS.map(({ kind, Icon }) => (
            <Button
              key={kind}
              size="compact-sm"
              variant="default"
              leftSection={<Icon size={15} aria-hidden />}
              aria-haspopup="dialog"
              onClick={() => setBegun({ kind, rows })}
            >
              {t(`bulk.${kind}`)}
            </Button>
          ))}
      </Group>
      {begun && <BulkDialog {...begun} onClose={() => setBegun(null)} onChanged={onChanged} />}
    </Paper>
  );
}
