import { Button, Group, List, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { ifMatch } from '../../../api/if-match.ts';
import { keys } from '../../../api/queries.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Nothing } from '../../../ui/states.tsx';
import type { Absence } from './absence.ts';

interface AbsenceListProps {
  absences: readonly Absence[];
  onEdit: (absence: Absence) => void;
}

/** The absences one by one, with their reasons, to be changed or taken back. */
export function AbsenceList({ absences, onEdit }: AbsenceListProps) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const remove = async ({ id: absenceId, agent: { id }, version }: Absence) => {
    const path = { id, absenceId };
    await answer(
      api.DELETE('/api/v1/agents/{id}/absences/{absenceId}', { params: { path, header: ifMatch(version) } }),
    );
    for (const topic of ['absences', 'people']) await queries.invalidateQueries({ queryKey: keys.settings(topic) });
  };
  if (absences.length === 0) return <Nothing title={t('absences.none')} />;
  return (
    <List listStyleType="none" spacing="xs" styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
      {absences.map((absence) => (
        <List.Item key={absence.id}>
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{absence.agent.name}</Text>
              <Text size="sm">
                <Moment at={absence.from} /> – {absence.to ? <Moment at={absence.to} /> : t('absences.untilFurther')}
                {absence.reason ? ` · ${absence.reason}` : ''}
              </Text>
            </div>
            <Group gap="xs" justify="flex-end" style={{ flexShrink: 0 }}>
              <Button
                size="xs"
                variant="default"
                aria-label={t('absences.editOne', { name: absence.agent.name })}
                onClick={() => onEdit(absence)}
              >
                {t('absences.edit')}
              </Button>
              <ConfirmButton
                size="xs"
                question={t('absences.removeQuestion')}
                explanation={t('absences.removeMeans', { name: absence.agent.name })}
                yes={t('absences.remove')}
                aria-label={t('absences.removeOne', { name: absence.agent.name })}
                onConfirm={() => remove(absence)}
              >
                {t('absences.remove')}
              </ConfirmButton>
            </Group>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
