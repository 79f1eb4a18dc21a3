import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useSession } from '../../../session/session.ts';
import { instantOf, LAST_MINUTE, localDay, localTime } from '../../../ui/local-time.ts';
import { useZone } from '../../../ui/zone.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import type { Absence } from './absence.ts';

interface AbsenceFormProps {
  people: readonly components['schemas']['AgentView'][];
  /** The one that is changed; null: a new one. */
  absence: Absence | null;
  onClose: () => void;
}

/** A time in which somebody is not there. */
export function AbsenceForm({ people, absence, onClose }: AbsenceFormProps) {
  const { t } = useTranslation('settings');
  const { me } = useSession();
  const zone = useZone();
  const today = localDay(new Date(), zone);
  const path = { id: absence?.agent.id ?? '', absenceId: absence?.id ?? '' };
  const valuesOf = (one: Absence) => ({
    agentId: one.agent.id,
    from: localTime(one.from, zone),
    to: one.to === null ? '' : localTime(one.to, zone),
    reason: one.reason ?? '',
  });
  return (
    <FormDrawer
      title={absence ? t('absences.editOne', { name: absence.agent.name }) : t('absences.add')}
      initial={
        absence ? valuesOf(absence) : { agentId: me.id, from: `${today}T00:00`, to: `${today}T23:59`, reason: '' }
      }
      version={absence?.version}
      readAgain={again(
        () => answer(api.GET('/api/v1/agents/{id}/absences/{absenceId}', { params: { path } })),
        valuesOf,
      )}
      save={({ agentId, from, to, reason }, header) => {
        const body = {
          from: instantOf(from || `${today}T00:00`, zone).toISOString(),
          to: to === '' ? null : instantOf(to, zone).toISOString(),
          reason: reason === '' ? null : reason,
        };
        return absence
          ? answer(api.PUT('/api/v1/agents/{id}/absences/{absenceId}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/agents/{id}/absences', { params: { path: { id: agentId } }, body }));
      }}
      topics={['absences', 'people']}
      readOnly={false}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Select
            label={t('absences.who')}
            data={people.map(({ id, name }) => ({ value: id, label: name }))}
            searchable
            allowDeselect={false}
            readOnly={absence !== null}
            {...form.getInputProps('agentId')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              type="datetime-local"
              max={LAST_MINUTE}
              label={t('absences.from')}
              description={zone}
              required
              {...form.getInputProps('from')}
            />
            <TextInput
              type="datetime-local"
              max={LAST_MINUTE}
              label={t('absences.to')}
              description={t('absences.toIs')}
              {...form.getInputProps('to')}
            />
          </SimpleGrid>
          <TextInput
            label={t('absences.reason')}
            description={t('absences.reasonIs')}
            maxLength={200}
            {...form.getInputProps('reason')}
          />
        </>
      )}
    </FormDrawer>
  );
}
