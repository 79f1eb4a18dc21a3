import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { GuardedModal } from '../../ui/guarded-modal.tsx';
import { showProblem } from '../../ui/show-problem.tsx';
import type { BoardCase, BoardPerson } from './board-query.ts';

interface HandOverProps {
  of: BoardCase;
  people: readonly BoardPerson[];
  onClose: () => void;
}

/** Gives a case to somebody: with a briefing where it has an owner, so that the customer never repeats the story. */
export function HandOver({ of: { reference, owner }, people, onClose }: HandOverProps) {
  const { t } = useTranslation(['board', 'common']);
  const queries = useQueryClient();
  const [toId, setToId] = useState<string | null>(null);
  const [briefing, setBriefing] = useState('');
  const path = { reference };
  const giving = useMutation({
    mutationFn: async (id: string): Promise<unknown> =>
      owner
        ? answer(
            api.POST('/api/v1/complaints/{reference}/handovers', { params: { path }, body: { toId: id, briefing } }),
          )
        : answer(api.POST('/api/v1/complaints/{reference}/assignment', { params: { path }, body: { ownerId: id } })),
    onSuccess: (_, id) => {
      const name = people.find((person) => person.id === id)?.name ?? '';
      notifications.show({ color: 'green', message: t('handOver.done', { reference, name }) });
      onClose();
    },
    onError: showProblem,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.board }),
        queries.invalidateQueries({ queryKey: keys.complaint(reference) }),
        queries.invalidateQueries({ queryKey: keys.complaints() }),
      ]),
  });
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (toId) giving.mutate(toId);
  };
  const loadOf = ({ open, cap }: BoardPerson) =>
    cap === null ? t('people.loadNoCap', { count: open }) : t('people.load', { open, cap });
  return (
    <GuardedModal
      opened
      onClose={onClose}
      title={t(owner ? 'handOver.titleFrom' : 'handOver.titleNew', { reference })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack component="form" gap="sm" {...({ onSubmit: give } as object)}>
        {owner && <Text size="sm">{t('handOver.from', { name: owner.name })}</Text>}
        <Select
          label={t('handOver.to')}
          placeholder={t('handOver.choose')}
          data-autofocus
          required
          searchable
          value={toId}
          onChange={setToId}
          data={people
            .filter(({ id, presence }) => id !== owner?.id && presence !== 'inactive')
            .map((person) => ({
              value: person.id,
              label: t('handOver.person', {
                name: person.name,
                presence: t(`presence.${person.presence}`),
                load: loadOf(person),
              }),
            }))}
        />
        {owner && (
          <Textarea
            label={t('handOver.briefing')}
            description={t('handOver.briefingHelp')}
            required
            autosize
            minRows={4}
            maxLength={10_000}
            value={briefing}
            onChange={(event) => setBriefing(event.currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={giving.isPending}>
            {t(owner ? 'handOver.confirmFrom' : 'handOver.confirmNew')}
          </Button>
        </Group>
      </Stack>
    </GuardedModal>
  );
}
