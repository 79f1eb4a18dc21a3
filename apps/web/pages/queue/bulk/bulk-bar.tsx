import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconTag, IconUserShare, IconZzz } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../keys/shortcuts.ts';
import { useSession } from '../../../session/session.ts';
import type { Row } from '../queue-queries.ts';
import type { BulkKind } from './bulk-actions.ts';
import { BulkDialog } from './bulk-dialog.tsx';

const ACTIONS = [
  { kind: 'assign', letter: 'a', Icon: IconUserShare },
  { kind: 'status', letter: 'm', Icon: IconArrowsExchange },
  { kind: 'tag', letter: 't', Icon: IconTag },
  { kind: 'snooze', letter: 'z', Icon: IconZzz },
  { kind: 'severity', letter: 'p', Icon: IconAlertTriangle },
] as const;

interface BulkBarProps {
  rows: readonly Row[];
  /** Whether the view holds more than is selected. */
  canSelectMore: boolean;
  /** Selects all of the view. */
  onSelectMore: () => Promise<void>;
  /** Up to so many; null: the view holds fewer. */
  most: number | null;
  onClear: () => void;
  onChanged: (references: readonly string[]) => void;
}

/** What can be done to the selected complaints. */
export function BulkBar({ rows, canSelectMore, onSelectMore, most, onClear, onChanged }: BulkBarProps) {
  const { t } = useTranslation('queue');
  const { can } = useSession();
  // What was selected when it was begun, since the selection may change with what is done.
  const [begun, setBegun] = useState<{ kind: BulkKind; rows: readonly Row[] } | null>(null);
  const [isSelecting, setSelecting] = useState(false);
  const selectMore = async () => {
    setSelecting(true);
    await onSelectMore();
    setSelecting(false);
  };
  return (
    <Paper withBorder px="xs" py={6} role="group" aria-label={t('select.actions')}>
      <Group gap="xs">
        <CloseButton aria-label={t('select.clear')} onClick={onClear} />
        <Text size="sm" fw={600} aria-live="polite">
          {t('select.count', { count: rows.length })}
        </Text>
        {canSelectMore && (
          <Button size="compact-sm" variant="subtle" loading={isSelecting} onClick={() => void selectMore()}>
            {most === null ? t('select.view') : t('select.viewUpTo', { most })}
          </Button>
        )}
        {can('complaint.work') &&
          ACTIONS.map((action) => (
            <ActionButton key={action.kind} {...action} onBegin={() => setBegun({ kind: action.kind, rows })} />
          ))}
      </Group>
      {begun && <BulkDialog {...begun} onClose={() => setBegun(null)} onChanged={onChanged} />}
    </Paper>
  );
}

function ActionButton({ kind, letter, Icon, onBegin }: (typeof ACTIONS)[number] & { onBegin: () => void }) {
  const { t } = useTranslation('queue');
  useShortcut(letter, t('key.bulk', { what: t(`bulk.${kind}`) }), onBegin);
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<Icon size={15} aria-hidden />}
      aria-haspopup="dialog"
      aria-keyshortcuts={letter}
      onClick={onBegin}
    >
      {t(`bulk.${kind}`)}
    </Button>
  );
}
