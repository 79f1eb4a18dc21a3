import { Alert, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { Complaint } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange, useKey } from '../use-change.ts';
import { usePeopleToChoose } from './people-to-choose.ts';

/** From this owner on a supervisor hears of it. */
const OWNERS_TOO_MANY = 3;

/** Hands the case to a new owner with a briefing, so that the customer never tells the story twice. */
export function HandOverDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const { t } = useTranslation('case');
  const people = usePeopleToChoose(complaint.owner?.id);
  const [toId, setToId] = useState<string | null>(null);
  const [briefing, setBriefing] = useState('');
  const { key, refused } = useKey();
  const { reference } = complaint;
  const hand = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/handovers', {
          params: { path: { reference }, header: { 'Idempotency-Key': key } },
          body: { toId: toId ?? '', briefing },
        }),
      ),
    { onDone: onClose, onProblem: refused },
  );
  return (
    <FormDialog
      title={t('handOver.title')}
      opened
      onClose={onClose}
      onSubmit={() => hand.mutate(undefined)}
      submit={t('handOver.submit')}
      error={hand.error}
      fields={['toId', 'briefing']}
      pending={hand.isPending}
      disabled={toId === null || briefing.trim() === ''}
      size="lg"
    >
      <Text size="sm">{t('handOver.advice')}</Text>
      {complaint.ownerCount + 1 >= OWNERS_TOO_MANY && (
        <Alert color="orange">{t('handOver.tooMany', { number: complaint.ownerCount + 1 })}</Alert>
      )}
      <Select
        label={t('handOver.to')}
        withAsterisk
        data-autofocus
        searchable
        data={people}
        value={toId}
        onChange={setToId}
        error={reasonAt(hand.error, 'toId')}
      />
      <Textarea
        label={t('handOver.briefing')}
        description={t('handOver.briefingHow')}
        withAsterisk
        autosize
        minRows={5}
        value={briefing}
        onChange={(event) => setBriefing(event.currentTarget.value)}
        error={reasonAt(hand.error, 'briefing')}
      />
    </FormDialog>
  );
}
