import { Fieldset, Radio, Group, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../ui/date-inputs.tsx';
import { REMEDIES } from '../../../ui/kinds.ts';
import { ANSWERS } from './choices.ts';
import type { EvidenceOf, FormProps } from './evidence.ts';
import { MoneyInput, Words, yesNo } from './parts.tsx';

type Alternative = NonNullable<EvidenceOf['expectation']['alternative']>;

/** Step 2: what would put it right and by when, whether we can, and what was assured or offered instead. */
export function ExpectationForm({ value, set, error }: FormProps<'expectation'>) {
  const { t } = useTranslation('steps');
  const alternative: Alternative = value.alternative ?? { offered: '' };
  const offer = (change: Partial<Alternative>) => set({ alternative: { ...alternative, ...change } });
  return (
    <Stack>
      <Select
        label={t('expectation.remedy')}
        withAsterisk
        data={REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy.${remedy}`) }))}
        value={value.remedy ?? null}
        onChange={(remedy) => set({ remedy: remedy ?? undefined })}
        clearable
        error={error('remedy')}
      />
      <Words
        label={t('expectation.description')}
        required={value.remedy === 'other'}
        value={value.description}
        onChange={(description) => set({ description })}
        error={error('description')}
      />
      <MoneyInput
        label={t('expectation.amount')}
        amount={value.amount}
        currency={value.currency}
        onChange={(amount, currency) => set({ amount, currency })}
        error={error('amount')}
        currencyError={error('currency')}
      />
      <DayInput
        label={t('expectation.byDate')}
        value={value.byDate ?? null}
        onChange={(byDate) => set({ byDate: byDate ?? undefined })}
        error={error('byDate')}
      />
      <Radio.Group
        label={t('expectation.canMeet')}
        withAsterisk
        value={yesNo(value.canMeet)}
        onChange={(answer) => set({ canMeet: answer === 'yes' })}
        error={error('canMeet')}
      >
        <Group mt={4}>
          <Radio value="yes" label={t('expectation.canMeetYes')} />
          <Radio value="no" label={t('expectation.canMeetNo')} />
        </Group>
      </Radio.Group>
      {value.canMeet === true && (
        <Words
          label={t('expectation.assurance')}
          required
          value={value.assurance}
          onChange={(assurance) => set({ assurance })}
          error={error('assurance')}
        />
      )}
      {value.canMeet === false && (
        <Fieldset legend={t('expectation.alternative')}>
          <Stack>
            <Words
              label={t('expectation.offered')}
              required
              value={alternative.offered}
              onChange={(offered) => offer({ offered })}
              error={error('alternative.offered')}
            />
            <Select
              label={t('expectation.offeredRemedy')}
              data={REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy.${remedy}`) }))}
              value={alternative.remedy ?? null}
              onChange={(remedy) => offer({ remedy: remedy ?? undefined })}
              clearable
              error={error('alternative.remedy')}
            />
            <MoneyInput
              label={t('expectation.offeredAmount')}
              amount={alternative.amount}
              currency={alternative.currency}
              onChange={(amount, currency) => offer({ amount, currency })}
              error={error('alternative.amount')}
              currencyError={error('alternative.currency')}
            />
            <DayInput
              label={t('expectation.offeredByDate')}
              value={alternative.byDate ?? null}
              onChange={(byDate) => offer({ byDate: byDate ?? undefined })}
              error={error('alternative.byDate')}
            />
            <Radio.Group
              label={t('expectation.answer')}
              withAsterisk
              value={alternative.answer ?? ''}
              onChange={(answer) => offer({ answer: ANSWERS.find((one) => one === answer) })}
              error={error('alternative.answer')}
            >
              <Group mt={4}>
                {ANSWERS.map((answer) => (
                  <Radio key={answer} value={answer} label={t(`answer.${answer}`)} />
                ))}
              </Group>
            </Radio.Group>
          </Stack>
        </Fieldset>
      )}
    </Stack>
  );
}
