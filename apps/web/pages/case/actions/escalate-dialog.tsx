import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange, useKey } from '../use-change.ts';

/** The customer asks for somebody higher up. */
export function EscalateDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { t } = useTranslation('case');
  const [reason, setReason] = useState('');
  const { key, refused } = useKey();
  const escalate = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/escalations', {
          params: { path: { reference }, header: { 'Idempotency-Key': key } },
          body: { reason },
        }),
      ),
    { onDone: onClose, onProblem: refused },
  );
  return (
    <FormDialog
      title={t('escalate.title')}
      opened
      onClose={onClose}
      onSubmit={() => escalate.mutate(undefined)}
      submit={t('escalate.submit')}
      error={escalate.error}
      fields={['reason']}
      pending={escalate.isPending}
      disabled={reason.trim() === ''}
    >
      <Text size="sm">{t('escalate.advice')}</Text>
      <Textarea
        label={t('escalate.reason')}
        withAsterisk
        data-autofocus
        autosize
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={reasonAt(escalate.error, 'reason')}
      />
    </FormDialog>
  );
}
