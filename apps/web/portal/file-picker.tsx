import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FileList } from './file-list.tsx';
import { MOST_FILES } from '../api/send-file.ts';
import type { Uploads } from './use-uploads.ts';
import classes from './file-picker.module.css';

/** What the browser offers first; the api looks at the content, whatever a file is called. */
const OFFERED = 'image/*,audio/*,video/*,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods';

/** Files that go along with what is written: chosen or photographed, sent ahead, and taken back. */
export function FilePicker({ uploads, isBlocking }: { uploads: Uploads; isBlocking: boolean }) {
  const { t } = useTranslation('portal');
  const { waiting, leaving, leftOut, add } = uploads;
  const isFull = waiting.length + leaving.length >= MOST_FILES;
  const offer = (files: File[] | File | null): void => add(files === null ? [] : [files].flat());
  return (
    <Stack gap="xs" role="group" aria-label={t('files.title')}>
      <Text size="sm" c="dimmed" id="about-files">
        {t('files.help', { most: MOST_FILES })}
      </Text>
      <FileList uploads={uploads} />
      {leftOut > 0 && (
        <Alert role="alert" color="red">
          {t('files.tooMany', { most: MOST_FILES, count: leftOut })}
        </Alert>
      )}
      {isBlocking && (
        <Alert role="alert" color="red">
          {t('files.lookAgain')}
        </Alert>
      )}
      <Group gap="sm">
        <FileButton multiple accept={OFFERED} onChange={offer} disabled={isFull}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              disabled={isFull}
              leftSection={<IconPaperclip size={18} aria-hidden />}
              aria-describedby="about-files"
            >
              {t('files.add')}
            </Button>
          )}
        </FileButton>
        <FileButton accept="image/*" capture="environment" onChange={offer} disabled={isFull}>
          {(props) => (
            <Button
              {...props}
              className={classes.camera}
              variant="default"
              disabled={isFull}
              leftSection={<IconCamera size={18} aria-hidden />}
            >
              {t('files.photograph')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Stack>
  );
}
