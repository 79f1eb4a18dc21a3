import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** Something that somebody else changed, in the words of the form. */
export interface ChangedField {
  path: string;
  label: string;
  /** What stands there now; undefined where it takes more than a few words. */
  now?: string;
  isMineToo: boolean;
}

interface ChangedMeanwhileProps {
  fields: readonly ChangedField[];
  isSaving: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Somebody else was faster: what they changed, and whose version is to stand. Nothing that was typed is gone. */
export function ChangedMeanwhile({ fields, isSaving, onKeepMine, onTakeTheirs }: ChangedMeanwhileProps) {
  const { t } = useTranslation('settings');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to clean up.
    void box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Alert ref={box} color="orange" role="alert" icon={<IconUsers aria-hidden />} title={t('meanwhile.title')}>
      <Stack gap="xs">
        <Text size="sm">{t('meanwhile.intro')}</Text>
        <List size="sm" aria-label={t('meanwhile.fields')}>
          {fields.map(({ path, label, now, isMineToo }) => (
            <List.Item key={path} style={{ overflowWrap: 'anywhere' }}>
              <b>{label}</b>
              {now !== undefined && `: ${now === '' ? t('meanwhile.empty') : now}`}
              {isMineToo && ` (${t('meanwhile.mineToo')})`}
            </List.Item>
          ))}
        </List>
        <Text size="sm">{t('meanwhile.means')}</Text>
        <Group gap="xs">
          <Button size="xs" loading={isSaving} onClick={onKeepMine}>
            {t('meanwhile.keepMine')}
          </Button>
          <Button size="xs" variant="default" disabled={isSaving} onClick={onTakeTheirs}>
            {t('meanwhile.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
