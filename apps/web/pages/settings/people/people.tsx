import { Badge, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { useSession } from '../../../session/session.ts';
import { TopicPage } from '../shared/topic-page.tsx';
import { PersonForm } from './person-form.tsx';

type Agent = components['schemas']['AgentView'];

/** Who works here: role, team, language, zone, shifts. */
export function PeopleSettings() {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const [who, setWho] = useState<'here' | 'all'>('here');
  const query = usePeople();
  const items = query.data?.items.filter(({ active }) => who === 'all' || active) ?? [];
  const shown = { ...query, data: query.data && { items } } as typeof query;
  return (
    <TopicPage<Agent>
      title={t('topic.people')}
      intro={t('people.intro')}
      query={shown}
      add={can('people.manage') ? t('people.add') : undefined}
      row={(person) => ({
        title: person.name,
        summary: [person.email, person.team?.name ?? t('people.noTeam'), person.timeZone].join(' · '),
        badges: (
          <Group gap={6} component="span">
            <Badge variant="light">{t(`role.${person.role}`)}</Badge>
            {!person.active && (
              <Badge color="gray" variant="outline">
                {t('people.inactive')}
              </Badge>
            )}
            {person.active && person.away && (
              <Badge color="orange" variant="outline">
                {t(`people.away.${person.away}`)}
              </Badge>
            )}
          </Group>
        ),
      })}
      form={(person, close) => <PersonForm key={person?.id} person={person} onClose={close} />}
    >
      <SegmentedControl
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('people.who')}
        value={who}
        onChange={(chosen) => setWho(chosen as 'here' | 'all')}
        data={[
          { value: 'here', label: t('people.workingHere') },
          { value: 'all', label: t('people.everybody') },
        ]}
      />
    </TopicPage>
  );
}
