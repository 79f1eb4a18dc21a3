import { Alert, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintQuery } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import type { FormProps } from './evidence.ts';
import { Happened, Tick, Words } from './parts.tsx';

/** Step 3: one named owner, who told the customer so and explained the policy. */
export function OwnershipForm({ value, set, error, reference }: FormProps<'ownership'>) {
  const { t } = useTranslation('steps');
  const { me } = useSession();
  const { data: complaint } = useQuery(complaintQuery(reference));
  return (
    <Stack>
      {complaint && (
        <Alert color={complaint.owner ? 'gray' : 'orange'}>
          {complaint.owner
            ? t('ownership.owner', { name: complaint.owner.name, count: complaint.ownerCount })
            : t('ownership.nobody')}
        </Alert>
      )}
      <Happened
        label={t('ownership.acceptedAt')}
        required
        value={value.acceptedAt}
        onChange={(acceptedAt) => set({ acceptedAt, acceptedBy: value.acceptedBy ?? me.name })}
        error={error('acceptedAt')}
      />
      <TextInput
        label={t('ownership.acceptedBy')}
        value={value.acceptedBy ?? ''}
        onChange={(event) => set({ acceptedBy: event.currentTarget.value })}
        error={error('acceptedBy')}
      />
      <Tick
        label={t('ownership.policyExplained')}
        required
        value={value.policyExplained}
        onChange={(policyExplained) => set({ policyExplained })}
        error={error('policyExplained')}
      />
      <Tick
        label={t('ownership.alternativesExplained')}
        value={value.alternativesExplained}
        onChange={(alternativesExplained) => set({ alternativesExplained })}
        error={error('alternativesExplained')}
      />
      <Words label={t('ownership.note')} value={value.note} onChange={(note) => set({ note })} error={error('note')} />
    </Stack>
  );
}
