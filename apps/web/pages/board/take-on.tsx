import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { showProblem } from '../../ui/show-problem.tsx';
import type { BoardEscalation } from './board-query.ts';

/** Asks whether the escalation is to be taken on, and does it. */
export function TakeOn({
  escalation: { id, reference },
  onClose,
}: {
  escalation: BoardEscalation;
  onClose: () => void;
}) {
  const { t } = useTranslation(['board', 'common']);
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/escalations/{id}/acknowledgement', { params: { path: { id } } })),
    onSuccess: () => {
      notifications.show({ color: 'green', message: t('takeOn.done', { reference }) });
      onClose();
    },
    onError: showProblem,
    // Also when somebody else was faster: then the board is old.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.board }),
        queries.invalidateQueries({ queryKey: keys.complaint(reference) }),
      ]),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('takeOn.title', { reference })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Text size="sm" mb="md">
        {t('takeOn.says')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button data-autofocus loading={taking.isPending} onClick={() => taking.mutate()}>
          {t('takeOn.confirm')}
        </Button>
      </Group>
    </Modal>
  );
}
