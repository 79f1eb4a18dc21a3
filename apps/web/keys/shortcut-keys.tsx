import { Group, Kbd, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The keys of a shortcut as they stand on the keyboard. */
export function ShortcutKeys({ keys }: { keys: string }) {
  const { t } = useTranslation('live');
  return (
    <Group gap={4} wrap="nowrap" component="span" display="inline-flex">
      {keys.split(' ').map((key, at) => (
        <Group key={at} gap={4} wrap="nowrap" component="span" display="inline-flex">
          {at > 0 && (
            <Text span size="xs" c="dimmed">
              {t('keys.afterwards')}
            </Text>
          )}
          {partsOf(key).map((part) => (
            <Kbd key={part}>
              {part === 'mod' ? (isApple ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part}
            </Kbd>
          ))}
        </Group>
      ))}
    </Group>
  );
}

/** A capital letter is the letter with Shift. */
const partsOf = (key: string): string[] => (/^[A-Z]$/.test(key) ? ['Shift', key] : key.split('+'));
