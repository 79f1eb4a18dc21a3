import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange, useKey } from '../use-change.ts';
import { FindComplaint } from './find-complaint.tsx';

const KINDS = ['related', 'duplicate', 'follow-up'] as const;

/** Says that another complaint has to do with this one. */
export function LinkDialog({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { t } = useTranslation('case');
  const [to, setTo] = useState<string | null>(null);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('related');
  const { key, refused } = useKey();
  const link = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/links', {
          params: { path: { reference }, header: { 'Idempotency-Key': key } },
          body: { to: to ?? '', kind },
        }),
      ),
    { onDone: onClose, onProblem: refused },
  );
  return (
    <FormDialog
      title={t('link.title')}
      opened
      onClose={onClose}
      onSubmit={() => link.mutate(undefined)}
      submit={t('link.submit')}
      error={link.error}
      fields={['to']}
      pending={link.isPending}
      disabled={to === null}
    >
      <Select
        label={t('link.kind')}
        data={KINDS.map((one) => ({ value: one, label: t(`link.to.${one}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => chosen && setKind(chosen)}
      />
      <FindComplaint
        label={t('link.other')}
        except={reference}
        value={to}
        onChange={setTo}
        error={reasonAt(link.error, 'to')}
      />
    </FormDialog>
  );
}
