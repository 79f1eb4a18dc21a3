import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { StatusBadge } from '../../ui/badges.tsx';
import { Moment } from '../../ui/moment.tsx';
import { showProblem } from '../../ui/show-problem.tsx';
import classes from './intake.module.css';
import { useWriting } from './writing.tsx';

type Earlier = components['schemas']['EarlierComplaint'];
const OPEN: readonly Earlier['status'][] = ['new', 'open', 'pending', 'on-hold', 'resolved'];

/** What the customer may be calling about: complaints that are not over. */
export function EarlierCases({ complaints }: { complaints: Earlier[] }) {
  const { t } = useTranslation('intake');
  const { draft } = useWriting();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<string | null>(null);
  const open = complaints.filter(({ status }) => OPEN.includes(status));
  const show = (reference: string) => void navigate({ to: '/complaints/$reference', params: { reference } });
  if (open.length === 0) return complaints.length === 0 ? null : <Text size="sm">{t('earlier.allOver')}</Text>;
  return (
    <>
      <Text size="sm" fw={600} mt="xs" mb={4}>
        {t('earlier.title', { count: open.length })}
      </Text>
      <ul className={classes.list}>
        {open.slice(0, 5).map(({ reference, status, subject, category, receivedAt }) => (
          <li key={reference}>
            <Group gap="xs" justify="space-between">
              <Text size="sm">
                <b>{reference}</b> <StatusBadge status={status} /> {subject ?? category}{' '}
                <Moment at={receivedAt} show="day" />
              </Text>
              <Button
                size="compact-sm"
                variant="light"
                aria-label={`${t('earlier.thisOne')} ${reference}`}
                onClick={() => (draft.words.trim() === '' ? show(reference) : setAsked(reference))}
              >
                {t('earlier.thisOne')}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {asked && <AddWords reference={asked} onClose={() => setAsked(null)} onShow={() => show(asked)} />}
    </>
  );
}

/** What was written already goes with the customer into the other case. */
function AddWords({ reference, onClose, onShow }: { reference: string; onClose: () => void; onShow: () => void }) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const { draft, finish } = useWriting();
  const adding = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/messages', {
          params: { path: { reference }, header: { 'Idempotency-Key': draft.submission.key } },
          body: { kind: 'from-customer', body: draft.words, channel: draft.channel },
        }),
      ),
    onSuccess: () => {
      finish(reference);
    },
    onError: showProblem,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('earlier.thisOne')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Stack>
        <Text size="sm">{t('earlier.addQuestion', { reference })}</Text>
        <Button data-autofocus loading={adding.isPending} onClick={() => adding.mutate()}>
          {t('earlier.add')}
        </Button>
        <Button variant="default" onClick={onShow}>
          {t('earlier.onlyOpen')}
        </Button>
      </Stack>
    </Modal>
  );
}
