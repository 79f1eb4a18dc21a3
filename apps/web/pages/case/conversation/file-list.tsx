import { ActionIcon, Box, Group, Image, Paper, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconDownload,
  IconFile,
  IconFileText,
  IconMusic,
  IconPdf,
  IconPhoto,
  IconVideo,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../../ui/show-problem.tsx';
import type { Attachment } from './drafts.ts';
import { saveFile, useThumbnail } from './file-content.ts';
import { useFileSize } from './file-size.ts';

interface FileListProps {
  reference: string;
  files: readonly Attachment[];
  /** Takes one back, where that is still possible. */
  onRemove?: (file: Attachment) => void;
}

/** Files as they were attached: a picture of those that are one, and a button to save each. */
export function FileList({ reference, files, onRemove }: FileListProps) {
  const { t } = useTranslation('conversation');
  if (files.length === 0) return null;
  return (
    <Group component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('files.label')}>
      {files.map((file) => (
        <li key={file.id} style={{ maxWidth: '100%' }}>
          <FileCard reference={reference} file={file} onRemove={onRemove} />
        </li>
      ))}
    </Group>
  );
}

function FileCard({
  reference,
  file,
  onRemove,
}: {
  reference: string;
  file: Attachment;
  onRemove: FileListProps['onRemove'];
}) {
  const { t } = useTranslation('conversation');
  const size = useFileSize()(file.size);
  return (
    <Paper withBorder p={6} maw="100%">
      <Group gap={6} wrap="nowrap">
        <UnstyledButton onClick={() => saveFile(reference, file).catch(showProblem)} style={{ minWidth: 0 }}>
          <Group gap="xs" wrap="nowrap">
            <Thumbnail reference={reference} file={file} />
            <Box miw={0}>
              <Text size="sm" truncate maw={200} title={file.name}>
                <VisuallyHidden>{t('files.save')} </VisuallyHidden>
                {file.name}
              </Text>
              <Group gap={4}>
                <IconDownload size={13} aria-hidden />
                <Text size="xs" c="dimmed">
                  {size}
                </Text>
              </Group>
            </Box>
          </Group>
        </UnstyledButton>
        {onRemove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </Paper>
  );
}

const ICONS = { image: IconPhoto, audio: IconMusic, video: IconVideo, text: IconFileText } as const;

function Thumbnail({ reference, file }: { reference: string; file: Attachment }) {
  const address = useThumbnail(reference, file);
  if (address) return <Image src={address} alt="" w={52} h={52} fit="cover" radius="sm" />;
  const family = file.mediaType.split('/')[0] as keyof typeof ICONS;
  const Icon = file.mediaType === 'application/pdf' ? IconPdf : (ICONS[family] ?? IconFile);
  return <Icon size={36} stroke={1.3} aria-hidden style={{ flexShrink: 0 }} />;
}
