import { Group, Modal, Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { switchShortcuts, useShortcuts, useShortcutsAreOn, type Shortcut } from './shortcuts.ts';

/** Which keys do what on this page, and the switch that turns the single keys off. */
export function ShortcutHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('live');
  const shortcuts = useShortcuts();
  const areOn = useShortcutsAreOn();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <Stack>
        <Switch
          label={t('keys.switch')}
          description={t('keys.switchWhy')}
          checked={areOn}
          onChange={({ currentTarget }) => switchShortcuts(currentTarget.checked)}
        />
        <Keys title={t('keys.here')} shortcuts={shortcuts.filter(({ isGlobal }) => !isGlobal)} />
        <Keys title={t('keys.everywhere')} shortcuts={shortcuts.filter(({ isGlobal }) => isGlobal)} />
      </Stack>
    </Modal>
  );
}

function Keys({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  if (shortcuts.length === 0) return null;
  // Several rows of a list may register the same key; it is one to whoever reads.
  const unique = [...new Map(shortcuts.map((one) => [one.key, one])).values()];
  return (
    <section>
      <Title order={3} size="h5" mb={4}>
        {title}
      </Title>
      {unique.map(({ key, label }) => (
        <Group key={key} justify="space-between" wrap="nowrap" py={3}>
          <Text size="sm">{label}</Text>
          <ShortcutKeys keys={key} />
        </Group>
      ))}
    </section>
  );
}
