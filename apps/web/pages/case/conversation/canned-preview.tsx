import { Alert, List, Paper, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../../../ui/states.tsx';
import type { FilledReply } from './canned-data.ts';

/** How a canned reply reads, and what it has no value for. */
export function CannedPreview({ filled }: { filled: FilledReply | null }) {
  const { t } = useTranslation('conversation');
  if (!filled) return <Waiting />;
  return (
    <>
      <Paper
        withBorder
        p="sm"
        mah={260}
        style={{ overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={t('canned.preview')}
      >
        <Text size="sm" className="words">
          {filled.body}
        </Text>
      </Paper>
      {filled.missing.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('canned.missing')}>
          <List size="sm">
            {filled.missing.map(({ variable, reason }) => (
              <List.Item key={variable}>{`{{${variable}}}: ${reason}`}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}
