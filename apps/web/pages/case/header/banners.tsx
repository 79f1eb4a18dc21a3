import { Alert, Blockquote, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlarm, IconArrowsJoin, IconHandGrab, IconNotes } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../ui/page-link.tsx';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import {
  handoversQuery,
  offersQuery,
  remindersQuery,
  type Complaint,
  type Handover,
  type Offer,
} from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange } from '../use-change.ts';
import { Rejected } from './judged-answer.tsx';

/** What must be seen before anything else: a rejected answer, an offer, an unread briefing, that it is put aside, that it was merged. */
export function Banners({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { me } = useSession();
  const { reference, mergedInto, briefingUnread, owner } = complaint;
  const { data: offer } = useQuery({ ...offersQuery(reference), enabled: owner === null });
  const { data: handovers } = useQuery({ ...handoversQuery(reference), enabled: briefingUnread });
  const { data: reminders } = useQuery(remindersQuery(reference));
  const snooze = reminders?.find(({ kind, state }) => kind === 'snooze' && state === 'planned');
  const briefing = handovers?.items.findLast(({ confirmedAt }) => confirmedAt === null);
  const wake = useChange(reference, () =>
    answer(api.DELETE('/api/v1/complaints/{reference}/snooze', { params: { path: { reference } } })),
  );
  return (
    <Stack gap="xs">
      {mergedInto && (
        <Alert color="gray" icon={<IconArrowsJoin aria-hidden />}>
          {t('banner.merged')}{' '}
          <PageLink to="/complaints/$reference" params={{ reference: mergedInto }}>
            {mergedInto}
          </PageLink>
        </Alert>
      )}
      <Rejected complaint={complaint} />
      {offer && owner === null && <OfferBanner offer={offer} />}
      {briefingUnread && briefing && owner?.id === me.id && briefing.to.id === me.id && (
        <BriefingBanner reference={reference} handover={briefing} />
      )}
      {briefingUnread && owner && owner.id !== me.id && (
        <Alert color="yellow" icon={<IconNotes aria-hidden />}>
          {t('banner.briefingUnread', { name: owner.name })}
        </Alert>
      )}
      {snooze && (
        <Alert color="blue" icon={<IconAlarm aria-hidden />}>
          <Group justify="space-between">
            <Text size="sm">
              {t('banner.snoozed')} <Moment at={snooze.dueAt} /> {snooze.note && <q>{snooze.note}</q>}
            </Text>
            <Button size="compact-sm" variant="default" loading={wake.isPending} onClick={() => wake.mutate(undefined)}>
              {t('banner.wake')}
            </Button>
          </Group>
        </Alert>
      )}
    </Stack>
  );
}

function BriefingBanner({ reference, handover }: { reference: string; handover: Handover }) {
  const { t } = useTranslation('case');
  const confirm = useChange(reference, () =>
    answer(
      api.POST('/api/v1/complaints/{reference}/handovers/{id}/confirmation', {
        params: { path: { reference, id: handover.id } },
      }),
    ),
  );
  return (
    <Alert color="orange" icon={<IconNotes aria-hidden />} title={t('banner.briefing', { name: handover.from.name })}>
      <Stack gap="xs" align="flex-start">
        <Blockquote p="sm" className="words">
          {handover.briefing}
        </Blockquote>
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
          {t('banner.confirm')}
        </Button>
      </Stack>
    </Alert>
  );
}

function OfferBanner({ offer }: { offer: Offer }) {
  const { t } = useTranslation('case');
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const { id, reference, expiresAt } = offer;
  const accept = useChange(reference, () =>
    answer(api.POST('/api/v1/offers/{id}/acceptance', { params: { path: { id } } })),
  );
  const decline = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/offers/{id}/decline', {
          params: { path: { id } },
          body: reason.trim() ? { reason } : {},
        }),
      ),
    { onDone: () => setDeclining(false), onProblem: () => undefined },
  );
  return (
    <Alert color="cyan" icon={<IconHandGrab aria-hidden />} title={t('banner.offer')}>
      <Group justify="space-between">
        <Text size="sm">
          {t('banner.offerUntil')} <Moment at={expiresAt} />
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => setDeclining(true)}>
            {t('banner.decline')}
          </Button>
          <Button loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
            {t('banner.accept')}
          </Button>
        </Group>
      </Group>
      <FormDialog
        title={t('banner.declineTitle')}
        opened={declining}
        onClose={() => setDeclining(false)}
        onSubmit={() => decline.mutate(undefined)}
        submit={t('banner.decline')}
        error={decline.error}
        fields={['reason']}
        pending={decline.isPending}
      >
        <Textarea
          label={t('banner.declineReason')}
          data-autofocus
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={reasonAt(decline.error, 'reason')}
        />
      </FormDialog>
    </Alert>
  );
}
