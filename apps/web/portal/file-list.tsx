import { ActionIcon, Anchor, Group, List, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeSize } from './file-size.ts';
import type { Leaving, Uploads } from './use-uploads.ts';

/** What the rules are called that the api refuses a file by, and what the customer is told. */
const RULES = {
  'file-too-large': 'files.tooLarge',
  'file-type-not-taken': 'files.notTaken',
  'too-many-files': 'files.noMore',
  'too-many-waiting': 'files.noMore',
  'too-many-requests': 'files.tooOften',
  'too-many-bytes': 'files.tooMuch',
  'no-room-for-files': 'files.noRoom',
} as const;

/** Beside a long name. */
const KEEPS_ITS_SIZE = { flexShrink: 0 };

/** Sending the same again does not help with these. */
const FINAL = ['file-too-large', 'file-type-not-taken', 'too-many-files'];

/** The files that go along: those that have arrived, those on their way, and those that did not arrive, with why. */
export function FileList({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation('portal');
  const { waiting, leaving, takeBack, giveUp } = uploads;
  const count = waiting.length;
  return (
    <>
      <div role="status" className="visually-hidden">
        {count > 0 && t('files.arrived', { count })}
      </div>
      {count + leaving.length > 0 && (
        <List
          listStyleType="none"
          spacing="xs"
          styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
        >
          {waiting.map((file) => (
            <List.Item key={file.id}>
              <Row {...file} onRemove={() => takeBack(file)}>
                <IconCheck size={18} style={KEEPS_ITS_SIZE} color="var(--mantine-color-teal-text)" aria-hidden />
              </Row>
            </List.Item>
          ))}
          {leaving.map((one) => (
            <List.Item key={one.key}>
              <Row name={one.file.name} size={one.file.size} onRemove={() => giveUp(one)}>
                {one.trouble !== null && (
                  <IconAlertTriangle size={18} style={KEEPS_ITS_SIZE} color="var(--mantine-color-error)" aria-hidden />
                )}
              </Row>
              {one.trouble === null ? <OnItsWay leaving={one} /> : <Failed leaving={one} uploads={uploads} />}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

interface RowProps {
  name: string;
  size: number;
  onRemove: () => void;
  children: ReactNode;
}

function Row({ name, size, onRemove, children }: RowProps) {
  const { t, i18n } = useTranslation('portal');
  return (
    <Group gap="xs" wrap="nowrap" justify="space-between">
      <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
        {children}
        <Text style={{ overflowWrap: 'anywhere' }}>
          {name} ({writeSize(size, i18n.language)})
        </Text>
      </Group>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('files.remove', { name })} onClick={onRemove}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function OnItsWay({ leaving: { file, share } }: { leaving: Leaving }) {
  const { t } = useTranslation('portal');
  const percent = Math.round(share * 100);
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress flex={1} value={percent} aria-label={t('files.onItsWay', { name: file.name })} />
      <Text size="sm" c="dimmed" aria-hidden>
        {percent} %
      </Text>
    </Group>
  );
}

function Failed({ leaving, uploads }: { leaving: Leaving; uploads: Uploads }) {
  const { t } = useTranslation('portal');
  const code = leaving.trouble!;
  return (
    <Stack gap={2} align="flex-start">
      <Text size="sm" role="alert" c="var(--mantine-color-error)">
        {t(RULES[code as keyof typeof RULES] ?? 'files.notArrived')}
      </Text>
      {!FINAL.includes(code) && (
        <Anchor component="button" type="button" size="sm" py={4} onClick={() => uploads.again(leaving)}>
          {t('files.again', { name: leaving.file.name })}
        </Anchor>
      )}
    </Stack>
  );
}
