import { Alert, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintQuery } from '../../../api/queries.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { useCaseZone, type Complaint } from '../case-data.ts';
import { MakePromise } from '../promises/make-promise.tsx';
import { PromiseState } from '../promises/promise-state.tsx';
import { COMFORTS } from '../../../ui/kinds.ts';
import type { FormProps } from './evidence.ts';
import { Tick, Words } from './parts.tsx';

/** Longer than this (seconds) nobody is kept on hold without the offer of a call back. */
const LONGEST_HOLD = 120;

function Promising({ complaint }: { complaint: Complaint }) {
  return <MakePromise reference={complaint.reference} caseZone={useCaseZone(complaint)} />;
}

/** Step 4: what happens next and when, promises, time on hold, comfort. */
export function ReassuranceForm({ value, set, error, reference }: FormProps<'reassurance'>) {
  const { t } = useTranslation('steps');
  const { data: complaint } = useQuery(complaintQuery(reference));
  const held = value.holdSeconds ?? 0;
  return (
    <Stack>
      <Words
        label={t('reassurance.nextStep')}
        required
        value={value.nextStep}
        onChange={(nextStep) => set({ nextStep })}
        error={error('nextStep')}
      />
      <Stack gap="xs">
        <Text size="sm" fw={500}>
          {t('reassurance.promises')}
        </Text>
        {complaint?.promises.map((promise) => (
          <Group key={promise.id} gap="xs">
            <PromiseState promise={promise} />
            <Text size="sm">{promise.what}</Text>
          </Group>
        ))}
        {complaint?.promises.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('reassurance.noPromise')}
          </Text>
        )}
        {complaint && <Promising complaint={complaint} />}
      </Stack>
      <Tick
        label={t('reassurance.solvedAtOnce')}
        value={value.solvedAtOnce}
        onChange={(solvedAtOnce) => set({ solvedAtOnce })}
        error={error('solvedAtOnce')}
      />
      <NumberField
        label={t('reassurance.holdSeconds')}
        suffix={` ${t('seconds')}`}
        min={0}
        max={86_400}
        allowDecimal={false}
        value={value.holdSeconds}
        onChange={(holdSeconds) => set({ holdSeconds })}
        error={error('holdSeconds')}
      />
      {held > LONGEST_HOLD && <Alert color="orange">{t('reassurance.tooLong')}</Alert>}
      <Tick
        label={t('reassurance.callBackOffered')}
        value={value.callBackOffered}
        required={held > LONGEST_HOLD}
        onChange={(callBackOffered) => set({ callBackOffered })}
        error={error('callBackOffered')}
      />
      <Checkbox.Group
        label={t('reassurance.comfort')}
        description={t('reassurance.comfortHow')}
        value={value.comfort ?? []}
        onChange={(chosen) => set({ comfort: COMFORTS.filter((one) => chosen.includes(one)) })}
        error={error('comfort')}
      >
        <Stack gap={6} mt="xs">
          {COMFORTS.map((comfort) => (
            <Checkbox key={comfort} value={comfort} label={t(`comfort.${comfort}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}
