import { ActionIcon, Group, List, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { remindersQuery } from '../case-data.ts';
import { useChange } from '../use-change.ts';

/** One's own reminders of this case; nobody else sees them. */
export function Reminders({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  const { data, error, refetch } = useQuery(remindersQuery(reference));
  const cancel = useChange(reference, (id: string) =>
    answer(api.DELETE('/api/v1/reminders/{id}', { params: { path: { id } } })),
  );
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  const planned = data.filter(({ state }) => state === 'planned');
  if (planned.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('reminder.none')}
      </Text>
    );
  return (
    <List listStyleType="none" size="sm" spacing={6} aria-label={t('panel.reminders')}>
      {planned.map(({ id, kind, note, dueAt }) => (
        <List.Item key={id}>
          <Group gap="xs" wrap="nowrap" justify="space-between">
            <div>
              <Text size="sm">{note ?? t(`reminder.kind.${kind}`)}</Text>
              <Text size="xs" c="dimmed">
                {t(`reminder.kind.${kind}`)} · <Moment at={dueAt} />
              </Text>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('reminder.cancel', { note: note ?? t(`reminder.kind.${kind}`) })}
              onClick={() => cancel.mutate(id)}
            >
              <IconTrash size={15} aria-hidden />
            </ActionIcon>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
