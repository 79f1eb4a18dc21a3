import { Avatar, Group, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.ts';
import { usePresent } from './use-presence.ts';

/** So many heads are drawn; the others are counted. */
const HEADS = 4;

/** Who else has this case open, and who of them writes at this moment: so that two do not write the same answer. */
export function Others({ reference }: { reference: string }) {
  const { t } = useTranslation('live');
  const { me } = useSession();
  const others = usePresent(reference).filter(({ agent }) => agent.id !== me.id);
  const writing = others.filter(({ doing }) => doing === 'writing').map(({ agent }) => agent.name);
  const reading = others.filter(({ doing }) => doing === 'reading').map(({ agent }) => agent.name);
  const list = useList();
  const words = [
    writing.length > 0 ? t('others.writing', { names: list(writing), count: writing.length }) : null,
    reading.length > 0 ? t('others.reading', { names: list(reading), count: reading.length }) : null,
  ].filter(Boolean);
  return (
    <Group gap="xs" wrap="nowrap" role="status" className="no-print">
      {others.length > 0 && (
        <>
          <Avatar.Group aria-hidden>
            {others.slice(0, HEADS).map(({ agent, doing }) => (
              <Avatar
                key={agent.id}
                size="sm"
                name={agent.name}
                color={doing === 'writing' ? 'indigo.9' : 'cyan'}
                variant={doing === 'writing' ? 'filled' : 'light'}
              />
            ))}
            {others.length > HEADS && <Avatar size="sm">+{others.length - HEADS}</Avatar>}
          </Avatar.Group>
          {writing.length > 0 && <IconPencil size={16} aria-hidden />}
          <Text size="sm">{words.join(' · ')}</Text>
        </>
      )}
    </Group>
  );
}

/** Names as a language lists them: "Ann and Bob", "甲和乙". */
function useList(): (names: readonly string[]) => string {
  const { i18n } = useTranslation();
  return (names) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
}
