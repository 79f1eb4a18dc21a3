import { SegmentedControl, Group, VisuallyHidden } from '@mantine/core';
import { IconLock, IconPhone, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Kind } from './drafts.ts';

const KINDS = [
  { value: 'to-customer', Icon: IconSend },
  { value: 'note', Icon: IconLock },
  { value: 'from-customer', Icon: IconPhone },
] as const satisfies readonly { value: Kind; Icon: typeof IconSend }[];

/** What is being written: each kind has a text of its own. */
export function KindTabs({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  const { t } = useTranslation('conversation');
  return (
    <SegmentedControl
      aria-label={t('what')}
      fullWidth
      size="sm"
      value={kind}
      onChange={(value) => onChange(value as Kind)}
      data={KINDS.map(({ value, Icon }) => ({
        value,
        label: (
          <Group gap={6} justify="center" wrap="nowrap">
            <Icon size={15} aria-hidden />
            <span aria-hidden>{t(`tab.${value}`)}</span>
            <VisuallyHidden>{t(`write.${value}`)}</VisuallyHidden>
          </Group>
        ),
      }))}
    />
  );
}
