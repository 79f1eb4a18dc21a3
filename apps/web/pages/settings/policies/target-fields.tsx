import { Fieldset, MultiSelect, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationField } from '../../../ui/duration-field.tsx';
import type { Form } from '../shared/form-drawer.tsx';
import { Pair } from '../shared/settings-preview.tsx';
import { SEVERITIES } from '../../../ui/kinds.ts';
import { TARGET_CLOCKS, type PolicyValues, type TargetClock } from './policy-values.ts';

const STATUSES = ['new', 'open', 'pending', 'on-hold', 'resolved'] as const;

/** The time that each clock grants by severity, and how it counts. */
export function TargetFields({ form }: { form: Form<PolicyValues> }) {
  const { t } = useTranslation('deadlines');
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('targets.intro')}
      </Text>
      {TARGET_CLOCKS.map((clock) => (
        <ClockFields key={clock} form={form} clock={clock} />
      ))}
    </>
  );
}

function ClockFields({ form, clock }: { form: Form<PolicyValues>; clock: TargetClock }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const at = `clocks.${clock}`;
  return (
    <Fieldset legend={common(`clock.${clock}`)}>
      <Stack>
        <Switch
          label={t('targets.runs')}
          description={t(`targets.about.${clock}`)}
          {...form.getInputProps(`${at}.runs`, { type: 'checkbox' })}
        />
        {form.values.clocks[clock].runs && (
          <>
            <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="xs">
              {SEVERITIES.map((severity) => (
                <DurationField
                  key={severity}
                  label={common(`severity.${severity}`)}
                  {...form.getInputProps(`${at}.targets.${severity}`)}
                />
              ))}
            </SimpleGrid>
            <Pair>
              <Select
                label={t('targets.counts')}
                data={[
                  { value: 'business', label: t('targets.business') },
                  { value: 'elapsed', label: t('targets.elapsed') },
                ]}
                allowDeselect={false}
                {...form.getInputProps(`${at}.hours`)}
              />
              <MultiSelect
                label={t('targets.pausedIn')}
                data={STATUSES.map((status) => ({ value: status, label: common(`status.${status}`) }))}
                {...form.getInputProps(`${at}.pausedIn`)}
              />
            </Pair>
          </>
        )}
      </Stack>
    </Fieldset>
  );
}
