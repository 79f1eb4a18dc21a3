import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useFollowUpPlans } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { DurationField } from '../../../ui/duration-field.tsx';
import { useDurationWords } from '../../../ui/duration-words.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { TopicPage } from '../shared/topic-page.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { conditionsBody, conditionValues } from './condition-values.ts';

type Plan = components['schemas']['FollowUpPlanView'];

/** When customers are asked after a resolution whether it holds. */
export function FollowUpPlanSettings() {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const words = useDurationWords();
  return (
    <TopicPage<Plan>
      title={t('followUps.title')}
      intro={t('followUps.intro')}
      query={useFollowUpPlans()}
      add={can('policy.manage') ? t('followUps.add') : undefined}
      row={({ name, after, answerWithin }) => ({
        title: name,
        summary: t('followUps.summary', { after: after.map(words).join(', '), within: words(answerWithin) }),
      })}
      form={(plan, close) => <PlanForm key={plan?.id} plan={plan} onClose={close} />}
    />
  );
}

const valuesOf = (plan: Plan | null) => ({
  name: plan?.name ?? '',
  position: plan?.position ?? 1000,
  conditions: conditionValues(plan?.conditions),
  after: plan?.after ?? ['P3D', 'P14D'],
  answerWithin: plan?.answerWithin ?? 'P7D',
});

function PlanForm({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const path = { id: plan?.id ?? '' };
  return (
    <FormDrawer
      title={plan?.name ?? t('followUps.add')}
      initial={valuesOf(plan)}
      version={plan?.version}
      readAgain={again(() => answer(api.GET('/api/v1/follow-up-plans/{id}', { params: { path } })), valuesOf)}
      save={({ conditions, ...facts }, header) => {
        const body = { ...facts, conditions: conditionsBody(conditions) };
        return plan
          ? answer(api.PUT('/api/v1/follow-up-plans/{id}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/follow-up-plans', { body }));
      }}
      remove={
        plan ? (header) => answer(api.DELETE('/api/v1/follow-up-plans/{id}', { params: { path, header } })) : undefined
      }
      topics={['follow-up-plans']}
      readOnly={!can('policy.manage')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <Stack gap="xs">
            <Text size="sm" c="dimmed">
              {t('followUps.afterIs')}
            </Text>
            {form.values.after.map((_, index) => (
              <Group key={index} align="flex-end" gap="xs">
                <DurationField
                  label={t('followUps.after', { number: index + 1 })}
                  {...form.getInputProps(`after.${index}`)}
                />
                <Button
                  variant="subtle"
                  color="red"
                  disabled={form.values.after.length === 1}
                  onClick={() => form.removeListItem('after', index)}
                  aria-label={t('followUps.removeAfter', { number: index + 1 })}
                >
                  {t('remove')}
                </Button>
              </Group>
            ))}
            <Button
              variant="light"
              style={{ alignSelf: 'flex-start' }}
              disabled={form.values.after.length === 10}
              onClick={() => form.insertListItem('after', 'P30D')}
            >
              {t('followUps.addAfter')}
            </Button>
          </Stack>
          <DurationField
            label={t('followUps.within')}
            description={t('followUps.withinIs')}
            {...form.getInputProps('answerWithin')}
          />
          <ConditionFields input={form.getInputProps} empty={t('followUps.everyIs')} />
          <NumberInput
            label={t('policies.position')}
            description={t('policies.positionIs')}
            min={0}
            {...form.getInputProps('position')}
          />
        </>
      )}
    </FormDrawer>
  );
}
