import { Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/number-field.tsx';
import { REMEDIES } from '../../../ui/kinds.ts';
import { OfferCompared } from '../rail/offer-compared.tsx';
import { ANSWERS } from './choices.ts';
import { withoutOption, type FormProps } from './evidence.ts';
import { leadTimeOf, leadTimeParts, LEAD_UNITS, type LeadUnit } from './lead-time.ts';
import { MoneyInput, Rows, Words } from './parts.tsx';
import { SayCheck } from './say-check.tsx';

/** Step 7: what was offered, at what cost and how fast, what was chosen and answered, who helps, and what was done. */
export function ResolveForm({ value, set, error, reference }: FormProps<'resolve'>) {
  const { t } = useTranslation('steps');
  const options = value.options ?? [];
  // Of the chosen one both must be known; with one option that is the one.
  const isChosen = (index: number) => value.chosen === index || options.length === 1;
  return (
    <Stack>
      <Rows
        legend={t('resolve.options')}
        name={(number) => t('resolve.optionNumber', { number })}
        rows={options}
        blank={() => ({ description: '' })}
        addLabel={t('resolve.addOption')}
        required
        onChange={(changed) => set({ options: changed })}
        onRemove={(index) => set(withoutOption(value, index))}
        error={error('options') ?? error('chosen')}
      >
        {(row, change, index) => (
          <>
            <Words
              label={t('resolve.description')}
              minRows={1}
              value={row.description}
              onChange={(description) => change({ description })}
              error={error(`options.${index}.description`)}
            />
            <Select
              label={t('resolve.remedy')}
              data={REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy.${remedy}`) }))}
              value={row.remedy ?? null}
              onChange={(remedy) => change({ remedy: remedy ?? undefined })}
              clearable
              error={error(`options.${index}.remedy`)}
            />
            <MoneyInput
              label={t('resolve.amount')}
              amount={row.amount}
              currency={row.currency}
              onChange={(amount, currency) => change({ amount, currency })}
              error={error(`options.${index}.amount`)}
              currencyError={error(`options.${index}.currency`)}
            />
            <MoneyInput
              label={t('resolve.cost')}
              required={isChosen(index)}
              amount={row.cost}
              currency={row.currency}
              onChange={(cost, currency) => change({ cost, currency })}
              error={error(`options.${index}.cost`)}
            />
            <LeadTime
              required={isChosen(index)}
              value={row.leadTime}
              onChange={(leadTime) => change({ leadTime })}
              error={error(`options.${index}.leadTime`)}
            />
            <Radio
              name={`chosen-${reference}`}
              label={t('resolve.chosen')}
              checked={value.chosen === index}
              onChange={() => set({ chosen: index })}
            />
          </>
        )}
      </Rows>
      <OfferCompared reference={reference} />
      <Radio.Group
        label={t('resolve.customersAnswer')}
        withAsterisk
        value={value.customersAnswer ?? ''}
        onChange={(answer) => set({ customersAnswer: ANSWERS.find((one) => one === answer) })}
        error={error('customersAnswer')}
      >
        <Group mt={4}>
          {ANSWERS.map((answer) => (
            <Radio key={answer} value={answer} label={t(`answer.${answer}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Rows
        legend={t('resolve.helpers')}
        name={(number) => t('resolve.helperNumber', { number })}
        rows={value.helpersBriefed ?? []}
        blank={() => ({ who: '', at: new Date().toISOString() })}
        addLabel={t('resolve.addHelper')}
        onChange={(helpersBriefed) => set({ helpersBriefed })}
      >
        {(row, change, index) => (
          <>
            <TextInput
              label={t('resolve.who')}
              value={row.who}
              onChange={(event) => change({ who: event.currentTarget.value })}
              error={error(`helpersBriefed.${index}.who`)}
            />
            <Words
              label={t('resolve.briefing')}
              required
              minRows={1}
              value={row.briefing}
              onChange={(briefing) => change({ briefing })}
              error={error(`helpersBriefed.${index}.briefing`)}
            />
          </>
        )}
      </Rows>
      <Words
        label={t('resolve.statement')}
        description={t('resolve.statementHow')}
        required
        minRows={3}
        value={value.statement}
        onChange={(statement) => set({ statement })}
        error={error('statement')}
      />
      <SayCheck text={value.statement} reference={reference} />
    </Stack>
  );
}

interface LeadTimeProps {
  /** ISO 8601 duration. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  error?: string;
  required: boolean;
}

function LeadTime({ value, onChange, error, required }: LeadTimeProps) {
  const { t } = useTranslation('steps');
  const { count, unit } = leadTimeParts(value);
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <NumberField
        label={t('resolve.leadTime')}
        withAsterisk={required}
        aria-required={required || undefined}
        min={0}
        max={10_000}
        allowDecimal={false}
        value={count}
        onChange={(written) => onChange(leadTimeOf(written, unit))}
        error={error}
        style={{ flex: 1 }}
      />
      <Select
        label={t('resolve.leadUnit')}
        data={LEAD_UNITS.map((one) => ({ value: one, label: t(`leadUnit.${one}`) }))}
        value={unit}
        onChange={(chosen) => chosen && onChange(leadTimeOf(count, chosen as LeadUnit))}
        allowDeselect={false}
        disabled={count === undefined}
        w={130}
      />
    </Group>
  );
}
