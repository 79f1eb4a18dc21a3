import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { usePeople, useTeams } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { useCalendars } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { CalendarSelect } from '../shared/calendar-select.tsx';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { TopicPage } from '../shared/topic-page.tsx';

type Team = components['schemas']['TeamView'];

/** The teams, and by which calendar their deadlines count. */
export function TeamSettings() {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const people = usePeople().data?.items ?? [];
  const calendars = useCalendars().data?.items ?? [];
  return (
    <TopicPage<Team>
      title={t('topic.teams')}
      intro={t('teams.intro')}
      query={useTeams()}
      add={can('people.manage') ? t('teams.add') : undefined}
      row={({ id, name, calendarId }) => ({
        title: name,
        summary: [
          t('teams.people', { count: people.filter(({ team, active }) => active && team?.id === id).length }),
          calendars.find((calendar) => calendar.id === calendarId)?.name ?? t('teams.asThePolicy'),
        ].join(' · '),
      })}
      form={(team, close) => <TeamForm key={team?.id} team={team} onClose={close} />}
    />
  );
}

const valuesOf = (team: Team | null) => ({ name: team?.name ?? '', calendarId: team?.calendarId ?? null });

function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const path = { id: team?.id ?? '' };
  return (
    <FormDrawer
      title={team?.name ?? t('teams.add')}
      initial={valuesOf(team)}
      version={team?.version}
      readAgain={again(() => answer(api.GET('/api/v1/teams/{id}', { params: { path } })), valuesOf)}
      save={(body, header) =>
        team
          ? answer(api.PATCH('/api/v1/teams/{id}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/teams', { body }))
      }
      topics={['teams', 'recalculations']}
      readOnly={!can('people.manage')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <CalendarSelect
            label={t('teams.calendar')}
            description={t('teams.calendarIs')}
            placeholder={t('teams.asThePolicy')}
            clearable
            clearButtonProps={{ 'aria-label': t('form.clear') }}
            {...form.getInputProps('calendarId')}
          />
        </>
      )}
    </FormDrawer>
  );
}
