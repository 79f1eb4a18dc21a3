import { Fieldset, Rating, Select, Stack, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../ui/date-inputs.tsx';
import { REMEDIES } from '../../../ui/kinds.ts';
import { satisfactionName, TOKENS } from './choices.ts';
import type { EvidenceOf, FormProps } from './evidence.ts';
import { Happened, MoneyInput, Rows, Words } from './parts.tsx';

type Outcome = NonNullable<EvidenceOf['follow-through']['outcome']>;

/** Step 8: tokens of goodwill and whether they arrived, how satisfied the customer is, what they got in the end. */
export function FollowThroughForm({ value, set, error }: FormProps<'follow-through'>) {
  const { t } = useTranslation('steps');
  const { outcome } = value;
  const end = (change: Partial<Outcome>) => outcome && set({ outcome: { ...outcome, ...change } });
  return (
    <Stack>
      <Rows
        legend={t('followThrough.tokens')}
        name={(number) => t('followThrough.tokenNumber', { number })}
        rows={value.tokens ?? []}
        blank={() => ({ kind: 'letter-of-apology' as const })}
        addLabel={t('followThrough.addToken')}
        onChange={(tokens) => set({ tokens })}
      >
        {(row, change, index) => (
          <>
            <Select
              label={t('followThrough.kind')}
              data={TOKENS.map((token) => ({ value: token, label: t(`token.${token}`) }))}
              value={row.kind}
              onChange={(kind) => kind && change({ kind })}
              allowDeselect={false}
              error={error(`tokens.${index}.kind`)}
            />
            <Words
              label={t('followThrough.description')}
              minRows={1}
              value={row.description}
              onChange={(description) => change({ description })}
              error={error(`tokens.${index}.description`)}
            />
            <MoneyInput
              label={t('followThrough.amount')}
              amount={row.amount}
              currency={row.currency}
              onChange={(amount, currency) => change({ amount, currency })}
              error={error(`tokens.${index}.amount`)}
              currencyError={error(`tokens.${index}.currency`)}
            />
            <Happened
              label={t('followThrough.deliveredAt')}
              required
              value={row.deliveredAt}
              onChange={(deliveredAt) => change({ deliveredAt })}
              error={error(`tokens.${index}.deliveredAt`)}
            />
          </>
        )}
      </Rows>
      <Input.Wrapper
        label={t('followThrough.satisfaction')}
        description={t('followThrough.satisfactionHow')}
        error={error('satisfaction')}
        labelElement="div"
      >
        <Rating
          size="lg"
          mt={4}
          value={value.satisfaction ?? 0}
          onChange={(satisfaction) => set({ satisfaction })}
          getSymbolLabel={(count) => t(`satisfaction.${satisfactionName(count)}`)}
        />
      </Input.Wrapper>
      <Fieldset legend={t('followThrough.outcome')}>
        <Stack>
          <Select
            label={t('followThrough.outcomeRemedy')}
            data={REMEDIES.map((remedy) => ({ value: remedy, label: t(`remedy.${remedy}`) }))}
            value={outcome?.remedy ?? null}
            onChange={(remedy) => set({ outcome: remedy ? { ...outcome, remedy } : undefined })}
            clearable
            error={error('outcome.remedy')}
          />
          {outcome && (
            <>
              <Words
                label={t('followThrough.description')}
                minRows={1}
                value={outcome.description}
                onChange={(description) => end({ description })}
                error={error('outcome.description')}
              />
              <MoneyInput
                label={t('followThrough.outcomeAmount')}
                amount={outcome.amount}
                currency={outcome.currency}
                onChange={(amount, currency) => end({ amount, currency })}
                error={error('outcome.amount')}
                currencyError={error('outcome.currency')}
              />
              <DayInput
                label={t('followThrough.onDate')}
                value={outcome.onDate ?? null}
                onChange={(onDate) => end({ onDate: onDate ?? undefined })}
                error={error('outcome.onDate')}
              />
            </>
          )}
        </Stack>
      </Fieldset>
    </Stack>
  );
}
