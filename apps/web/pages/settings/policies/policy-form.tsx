import { Fieldset, MultiSelect, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import { useFollowUpPlans, useLadders } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { DurationField } from '../../../ui/duration-field.tsx';
import { CalendarSelect } from '../shared/calendar-select.tsx';
import { again, FormDrawer, type Form } from '../shared/form-drawer.tsx';
import { Pair, SettingsPreview } from '../shared/settings-preview.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { bodyOf, valuesOf, type Policy, type PolicyValues } from './policy-values.ts';
import { RegimeFields } from './regime-fields.tsx';
import { TargetFields } from './target-fields.tsx';

const SAY_RULES = [
  'blame', 'commonplace', 'not-my-job', 'asks-again', 'asks-if-solved', 'apology-missing', 'promise-without-date',
  'date-too-early', 'all-capitals', 'informal-you',
] as const; // prettier-ignore

/** One policy, and what saving it would move. */
export function PolicyForm({ policy, onClose }: { policy: Policy | null; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const path = { id: policy?.id ?? '' };
  return (
    <FormDrawer<PolicyValues>
      title={policy?.name ?? t('policies.add')}
      initial={valuesOf(policy)}
      version={policy?.version}
      readAgain={again(() => answer(api.GET('/api/v1/policies/{id}', { params: { path } })), valuesOf)}
      save={(values, header) =>
        atTheirFields(
          policy
            ? answer(api.PUT('/api/v1/policies/{id}', { params: { path, header }, body: bodyOf(values) }))
            : answer(api.POST('/api/v1/policies', { body: bodyOf(values) })),
        )
      }
      remove={
        policy ? (header) => answer(api.DELETE('/api/v1/policies/{id}', { params: { path, header } })) : undefined
      }
      topics={['policies', 'recalculations']}
      readOnly={!can('policy.manage')}
      onClose={onClose}
      beside={(form) =>
        policy &&
        can('policy.manage') && (
          <SettingsPreview
            ask={() =>
              answer(api.POST('/api/v1/policies/{id}/preview', { params: { path }, body: bodyOf(form.values) }))
            }
          />
        )
      }
    >
      {(form) => (
        <>
          <Pair>
            <TextInput label={t('name')} required {...form.getInputProps('name')} />
            <NumberInput
              label={t('policies.position')}
              description={t('policies.positionIs')}
              min={0}
              {...form.getInputProps('position')}
            />
          </Pair>
          <ConditionFields input={form.getInputProps} empty={t('policies.everyIs')} />
          <TargetFields form={form} />
          <WhatElse form={form} />
          <RegimeFields form={form} />
          <OfferFields form={form} />
          <MultiSelect
            label={t('policies.blocking')}
            description={t('policies.blockingAre')}
            data={SAY_RULES.map((rule) => ({ value: rule, label: t(`sayRule.${rule}`) }))}
            {...form.getInputProps('blockingSayRules')}
          />
        </>
      )}
    </FormDrawer>
  );
}

function WhatElse({ form }: { form: Form<PolicyValues> }) {
  const { t } = useTranslation('deadlines');
  const options = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Pair>
      <CalendarSelect
        label={t('policies.calendar')}
        required
        allowDeselect={false}
        {...form.getInputProps('calendarId')}
      />
      <Select
        label={t('policies.ladder')}
        data={options(useLadders().data?.items)}
        required
        allowDeselect={false}
        {...form.getInputProps('ladderId')}
      />
      <Select
        label={t('policies.followUps')}
        data={options(useFollowUpPlans().data?.items)}
        placeholder={t('policies.noFollowUps')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        {...form.getInputProps('followUpPlanId')}
      />
      <DurationField
        label={t('policies.silent')}
        description={t('policies.silentIs')}
        {...form.getInputProps('silentAfter')}
      />
    </Pair>
  );
}

function OfferFields({ form }: { form: Form<PolicyValues> }) {
  const { t } = useTranslation('deadlines');
  return (
    <Fieldset legend={t('policies.offers')}>
      <Stack>
        <Switch label={t('policies.offersIs')} {...form.getInputProps('offers', { type: 'checkbox' })} />
        {form.values.offers && (
          <Pair>
            <DurationField label={t('policies.answerWithin')} {...form.getInputProps('answerWithin')} />
            <NumberInput
              label={t('policies.cap')}
              description={t('policies.capIs')}
              min={1}
              {...form.getInputProps('cap')}
            />
          </Pair>
        )}
      </Stack>
    </Fieldset>
  );
}

/** The form keeps targets and countings by clock: a refusal stands at the fields that it is about. */
async function atTheirFields<T>(saving: Promise<T>): Promise<T> {
  return saving.catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    const errors = error.errors.map(({ field, reason }) => ({
      field: field
        .replace(/^(targets|counting)\.([\w-]+)(.*)$/, (_, list: string, clock: string, rest: string) =>
          list === 'targets' ? `clocks.${clock}.targets${rest}` : `clocks.${clock}${rest}`,
        )
        .replace(/^offering\./, '')
        .replace(/^regime\./, 'own.'),
      reason,
    }));
    throw new Problem(error.status, error.code, error.message, errors, error.blockedBy);
  });
}
