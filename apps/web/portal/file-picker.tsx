import { ActionIcon, Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import { writeSize } from './file-size.ts';
import type { CaseFile } from './public-api.ts';
import type { Uploads } from './use-uploads.ts';

/** What the browser offers first; the api looks at the content, whatever a file is called. */
const OFFERED = 'image/*,.pdf,.txt,.csv,.doc,.docx,.xls,.xlsx';

const RULES = {
  'file-too-large': 'files.tooLarge',
  'file-type-not-taken': 'files.notTaken',
  'too-many-files': 'files.tooMany',
  'too-many-waiting': 'files.tooMany',
  'too-many-requests': 'error.tooMany',
} as const;

/** Files that go along with a message: chosen, sent ahead, and taken back. */
export function FilePicker({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation('portal');
  const { files, add, remove, isBusy, error } = uploads;
  const code = error instanceof Problem ? error.code : '';
  return (
    <Stack gap="xs">
      {files.length > 0 && (
        <List listStyleType="none" spacing={4} aria-label={t('files.title')}>
          {files.map((file) => (
            <List.Item key={file.id}>
              <Chosen file={file} onRemove={() => remove(file)} />
            </List.Item>
          ))}
        </List>
      )}
      {error !== null && (
        <Alert role="alert" color="red">
          {t(RULES[code as keyof typeof RULES] ?? 'error.away')}
        </Alert>
      )}
      <Group gap="sm">
        <FileButton multiple accept={OFFERED} onChange={(chosen) => void add(chosen)}>
          {(props) => (
            <Button
              {...props}
              variant="subtle"
              px="xs"
              loading={isBusy}
              leftSection={<IconPaperclip size={18} aria-hidden />}
            >
              {t('files.add')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          {t('files.help')}
        </Text>
      </Group>
    </Stack>
  );
}

function Chosen({ file, onRemove }: { file: CaseFile; onRemove: () => void }) {
  const { t, i18n } = useTranslation('portal');
  return (
    <Group gap="xs" wrap="nowrap">
      <Text style={{ overflowWrap: 'anywhere' }}>
        {file.name} ({writeSize(file.size, i18n.language)})
      </Text>
      <ActionIcon variant="subtle" color="gray" aria-label={t('files.remove', { name: file.name })} onClick={onRemove}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
