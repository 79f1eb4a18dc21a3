import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useSession } from '../../../session/session.ts';
import { instantOf, LAST_MINUTE, localDay } from '../../../ui/local-time.ts';
import { useZone } from '../../../ui/zone.ts';
import { FormDrawer } from '../shared/form-drawer.tsx';

interface AbsenceFormProps {
  people: readonly components['schemas']['AgentView'][];
  onClose: () => void;
}

/** A time in which somebody is not there. */
export function AbsenceForm({ people, onClose }: AbsenceFormProps) {
  const { t } = useTranslation('settings');
  const { me } = useSession();
  const zone = useZone();
  const today = localDay(new Date(), zone);
  return (
    <FormDrawer
      title={t('absences.add')}
      initial={{ agentId: me.id, from: `${today}T00:00`, to: `${today}T23:59`, reason: '' }}
      save={({ agentId, from, to, reason }) =>
        answer(
          api.POST('/api/v1/agents/{id}/absences', {
            params: { path: { id: agentId } },
            body: {
              from: instantOf(from || `${today}T00:00`, zone).toISOString(),
              to: to === '' ? null : instantOf(to, zone).toISOString(),
              reason: reason === '' ? null : reason,
            },
          }),
        )
      }
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
