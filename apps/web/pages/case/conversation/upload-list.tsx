import { ActionIcon, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Upload } from './use-uploads.ts';

/** Files on their way, and those that did not arrive with the reason. */
export function UploadList({ uploads, onCancel }: { uploads: readonly Upload[]; onCancel: (id: string) => void }) {
  const { t } = useTranslation('conversation');
  if (uploads.length === 0) return null;
  return (
    <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('files.uploading')}>
      {uploads.map(({ id, name, progress, trouble }) => (
        <Group key={id} component="li" gap="xs" wrap="nowrap">
          <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
            <Text size="sm" truncate>
              {name}
            </Text>
            {trouble === null ? (
              <Progress.Root size="sm">
                <Progress.Section value={progress * 100} aria-label={t('files.progress', { name })} />
              </Progress.Root>
            ) : (
              <Group gap={4} wrap="nowrap" align="flex-start" role="alert">
                <IconAlertTriangle size={15} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
                <Text size="sm">{trouble}</Text>
              </Group>
            )}
          </Stack>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('files.remove', { name })}
            onClick={() => onCancel(id)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
