import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Board } from './board-query.ts';
import { Counts } from './counts.tsx';
import { ofTeam } from './queue-links.ts';
import { Section } from './section.tsx';

export function Teams({ teams }: { teams: Board['teams'] }) {
  const { t } = useTranslation('board');
  return (
    <Section id="teams" title={t('teams.title')} none={t('teams.none')} isEmpty={teams.length === 0}>
      {teams.map(({ team, ...counts }) => (
        <Stack component="li" key={team?.id ?? 'none'} gap={6}>
          <Text fw={600} size="sm">
            {team?.name ?? t('teams.noTeam')}
          </Text>
          <Counts of={counts} narrow={(filters) => ofTeam(filters, team?.id)} />
        </Stack>
      ))}
    </Section>
  );
}
