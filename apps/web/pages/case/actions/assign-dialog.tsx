import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { Complaint } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { ifMatch, useChange } from '../use-change.ts';
import { usePeopleToChoose } from './people-to-choose.ts';

/** Gives a case that nobody owns to one named person. */
export function AssignDialog({
  complaint,
  opened,
  onClose,
}: {
  complaint: Complaint;
  opened: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('case');
  const people = usePeopleToChoose();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const { reference, version } = complaint;
  const assign = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/assignment', {
          params: { path: { reference }, header: ifMatch(version) },
          body: { ownerId },
        }),
      ),
    { onDone: onClose, onProblem: () => undefined },
  );
  return (
    <FormDialog
      title={t('assign.title')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => assign.mutate(undefined)}
      submit={t('header.assign')}
      error={assign.error}
      fields={['ownerId']}
      pending={assign.isPending}
      disabled={ownerId === null}
    >
      <Select
        label={t('assign.to')}
        withAsterisk
        data-autofocus
        searchable
        data={people}
        value={ownerId}
        onChange={setOwnerId}
        error={reasonAt(assign.error, 'ownerId')}
      />
    </FormDialog>
  );
}
