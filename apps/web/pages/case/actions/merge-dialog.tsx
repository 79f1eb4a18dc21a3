import { Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { Complaint } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { ifMatch, useChange } from '../use-change.ts';
import { FindComplaint } from './find-complaint.tsx';

/** Merges this complaint into another, which goes on. */
export function MergeDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const { t } = useTranslation('case');
  const navigate = useNavigate();
  const [into, setInto] = useState<string | null>(null);
  const { reference, version } = complaint;
  const merge = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/merge', {
          params: { path: { reference }, header: ifMatch(version) },
          body: { into: into ?? '' },
        }),
      ),
    {
      onDone: (goesOn) => {
        onClose();
        void navigate({ to: '/complaints/$reference', params: { reference: goesOn.reference } });
      },
      onProblem: () => undefined,
    },
  );
  return (
    <FormDialog
      title={t('merge.title', { reference })}
      opened
      onClose={onClose}
      onSubmit={() => merge.mutate(undefined)}
      submit={t('merge.submit')}
      error={merge.error}
      fields={['into']}
      pending={merge.isPending}
      disabled={into === null}
      color="red"
    >
      <Text size="sm">{t('merge.advice')}</Text>
      <FindComplaint
        label={t('merge.into')}
        except={reference}
        value={into}
        onChange={setInto}
        active
        error={reasonAt(merge.error, 'into')}
      />
    </FormDialog>
  );
}
