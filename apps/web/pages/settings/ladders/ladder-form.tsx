import {
  Button,
  Fieldset,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useWebhooks } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { DurationField } from '../../../ui/duration-field.tsx';
import { again, FormDrawer, type Form } from '../shared/form-drawer.tsx';
import { Pair, SettingsPreview } from '../shared/settings-preview.tsx';
import { ACTIONS, AUDIENCES, LadderLine, type Action, type Audience, type DrawnRung } from './ladder-line.tsx';
import { readRungTime, writeRungTime } from './rung-time.ts';

type Ladder = components['schemas']['LadderView'];
type ClockKind = NonNullable<components['schemas']['RungBody']['clocks']>[number];

const CLOCKS = [
  'first-response', 'next-response', 'next-update', 'resolution', 'regulatory-acknowledgement', 'regulatory-response',
  'regulatory-summary', 'regulatory-resolution', 'promise',
] as const; // prettier-ignore
const MOMENTS = ['share', 'before', 'breach', 'after'] as const;

interface RungValues extends DrawnRung {
  key?: string;
  webhookId: string | null;
  clocks: ClockKind[];
}

interface LadderValues extends Record<string, unknown> {
  name: string;
  rungs: RungValues[];
  acknowledgeWithin: string;
}

function valuesOf(ladder: Ladder | null): LadderValues {
  return {
    name: ladder?.name ?? '',
    acknowledgeWithin: ladder?.acknowledgeWithin ?? 'PT1H',
    rungs: (ladder?.rungs ?? []).map(({ key, at, action = 'notify', to, webhookId, clocks = [] }) => {
      return { key, ...readRungTime(at), action, to, webhookId: webhookId ?? null, clocks };
    }),
  };
}

function bodyOf({ name, rungs, acknowledgeWithin }: LadderValues): components['schemas']['LadderBody'] {
  return {
    name,
    acknowledgeWithin,
    rungs: rungs.map(({ key, action, to, webhookId, clocks, ...time }) => ({
      ...(key && { key }),
      at: writeRungTime(time),
      action,
      to,
      ...(action === 'call-webhook' && webhookId && { webhookId }),
      ...(clocks.length > 0 && { clocks }),
    })),
  };
}

/** One ladder: its rungs as they are drawn and as they are written, and what saving it would change. */
export function LadderForm({ ladder, onClose }: { ladder: Ladder | null; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const path = { id: ladder?.id ?? '' };
  return (
    <FormDrawer<LadderValues>
      title={ladder?.name ?? t('ladders.add')}
      initial={valuesOf(ladder)}
      version={ladder?.version}
      readAgain={again(() => answer(api.GET('/api/v1/ladders/{id}', { params: { path } })), valuesOf)}
      save={(values, header) =>
        ladder
          ? answer(api.PUT('/api/v1/ladders/{id}', { params: { path, header }, body: bodyOf(values) }))
          : answer(api.POST('/api/v1/ladders', { body: bodyOf(values) }))
      }
      remove={ladder ? (header) => answer(api.DELETE('/api/v1/ladders/{id}', { params: { path, header } })) : undefined}
      topics={['ladders', 'recalculations']}
      readOnly={!can('policy.manage')}
      onClose={onClose}
      beside={(form) =>
        ladder &&
        can('policy.manage') && (
          <SettingsPreview
            ask={() =>
              answer(api.POST('/api/v1/ladders/{id}/preview', { params: { path }, body: bodyOf(form.values) }))
            }
          />
        )
      }
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <Title order={3} size="h5">
            {t('ladders.line')}
          </Title>
          <LadderLine rungs={form.values.rungs} />
          {form.values.rungs.map((_, index) => (
            <RungFields key={index} form={form} index={index} />
          ))}
          <Button
            variant="light"
            style={{ alignSelf: 'flex-start' }}
            disabled={form.values.rungs.length === 20}
            onClick={() => form.insertListItem('rungs', NEW_RUNG)}
          >
            {t('ladders.addRung')}
          </Button>
          <DurationField
            label={t('ladders.acknowledge')}
            description={t('ladders.acknowledgeIs')}
            {...form.getInputProps('acknowledgeWithin')}
          />
        </>
      )}
    </FormDrawer>
  );
}

const NEW_RUNG: RungValues = {
  when: 'after',
  percent: 75,
  time: 'PT4H',
  action: 'notify' satisfies Action,
  to: 'manager' satisfies Audience,
  webhookId: null,
  clocks: [],
};

function RungFields({ form, index }: { form: Form<LadderValues>; index: number }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const { can } = useSession();
  const webhooks = useWebhooks(can('webhook.manage')).data?.items ?? [];
  const at = `rungs.${index}`;
  const { when, action } = form.values.rungs[index]!;
  return (
    <Fieldset legend={t('ladders.rung', { number: index + 1 })}>
      <Stack gap="xs">
        {form.errors[`${at}.at`] && (
          <Text c="red" size="sm">
            {form.errors[`${at}.at`]}
          </Text>
        )}
        <Pair>
          <Select
            label={t('ladders.when')}
            data={MOMENTS.map((moment) => ({ value: moment, label: t(`ladders.moment.${moment}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`${at}.when`)}
          />
          {when === 'share' && (
            <NumberInput
              label={t('ladders.percent')}
              suffix=" %"
              min={1}
              max={100}
              {...form.getInputProps(`${at}.percent`)}
            />
          )}
          {(when === 'before' || when === 'after') && (
            <DurationField label={t('ladders.time')} {...form.getInputProps(`${at}.time`)} />
          )}
          <Select
            label={t('ladders.action')}
            data={ACTIONS.map((one) => ({ value: one, label: t(`ladders.actions.${one}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`${at}.action`)}
          />
          <Select
            label={t('ladders.to')}
            data={AUDIENCES.map((one) => ({ value: one, label: t(`audience.${one}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`${at}.to`)}
          />
          {action === 'call-webhook' && (
            <Select
              label={t('ladders.webhook')}
              data={webhooks.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              {...form.getInputProps(`${at}.webhookId`)}
            />
          )}
          <MultiSelect
            label={t('ladders.clocks')}
            placeholder={form.values.rungs[index]!.clocks.length === 0 ? t('ladders.everyClock') : undefined}
            data={CLOCKS.map((clock) => ({ value: clock, label: common(`clock.${clock}`) }))}
            {...form.getInputProps(`${at}.clocks`)}
          />
        </Pair>
        <Group justify="flex-end">
          <Button
            variant="subtle"
            size="xs"
            color="red"
            onClick={() => form.removeListItem('rungs', index)}
            aria-label={t('ladders.removeRung', { number: index + 1 })}
          >
            {t('remove')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
