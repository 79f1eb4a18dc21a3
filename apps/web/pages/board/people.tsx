import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { IconBeach, IconCircleCheck, IconMoon, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { writeMoment } from '../../ui/moment.tsx';
import { useZone } from '../../ui/zone.ts';
import type { Board, BoardPerson } from './board-query.ts';
import { Counts } from './counts.tsx';
import { ofPerson } from './queue-links.ts';
import { Section } from './section.tsx';

const PRESENCE = {
  here: { color: 'green', Icon: IconCircleCheck },
  absent: { color: 'yellow', Icon: IconBeach },
  'off-shift': { color: 'gray', Icon: IconMoon },
  inactive: { color: 'red', Icon: IconUserOff },
} as const;

/** Who is there, and who has how much. */
export function People({ people }: { people: Board['people'] }) {
  const { t } = useTranslation('board');
  return (
    <Section id="people" title={t('people.title')} none={t('people.none')} isEmpty={people.length === 0}>
      {people.map((person) => (
        <PersonLine key={person.id} person={person} />
      ))}
    </Section>
  );
}

function PersonLine({ person }: { person: BoardPerson }) {
  const { t } = useTranslation('board');
  const { id, name, team, presence, breached, atRisk, promisesToday, promisesBroken } = person;
  const { color, Icon } = PRESENCE[presence];
  const times = useTimes(person);
  return (
    <Stack component="li" gap={6}>
      <Group gap="xs" justify="space-between">
        <Text fw={600} size="sm">
          {name}
          {team && (
            <Text span size="xs" c="dimmed" fw={400}>
              {' '}
              {team.name}
            </Text>
          )}
        </Text>
        <Badge color={color} variant="light" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
          {[t(`presence.${presence}`), ...times].join(' · ')}
        </Badge>
      </Group>
      <Load person={person} />
      <Counts of={{ breached, atRisk, promisesToday, promisesBroken }} narrow={(filters) => ofPerson(filters, id)} />
    </Stack>
  );
}

/** When somebody is back, or leaves later today. */
function useTimes({ backAt, awayFrom }: BoardPerson): string[] {
  const { t, i18n } = useTranslation('board');
  const zone = useZone();
  const write = (at: string, show: 'both' | 'time') => writeMoment(new Date(at), i18n.language, zone, show);
  return [
    ...(backAt ? [t('people.back', { at: write(backAt, 'both') })] : []),
    ...(awayFrom ? [t('people.leaves', { at: write(awayFrom, 'time') })] : []),
  ];
}

function Load({ person: { name, open, cap } }: { person: BoardPerson }) {
  const { t } = useTranslation('board');
  if (cap === null)
    return (
      <Text size="xs" c="dimmed">
        {t('people.loadNoCap', { count: open })}
      </Text>
    );
  const isFull = open >= cap;
  const words = t('people.load', { open, cap });
  return (
    <Group gap="xs" wrap="nowrap">
      <Progress.Root size="md" flex={1}>
        <Progress.Section
          value={Math.min(100, (open / cap) * 100)}
          color={isFull ? 'red' : 'cyan'}
          aria-label={t('people.loadOf', { name })}
          aria-valuetext={words}
        />
      </Progress.Root>
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {words}
        {isFull && ` · ${t('people.full')}`}
      </Text>
    </Group>
  );
}
