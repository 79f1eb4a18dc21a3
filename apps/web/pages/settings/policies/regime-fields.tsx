import { Button, Fieldset, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRegimes } from '../../../api/settings-queries.ts';
import { DurationField } from '../../../ui/duration-field.tsx';
import type { Form } from '../shared/form-drawer.tsx';
import { REGULATORY_CLOCKS, type PolicyValues } from './policy-values.ts';

const UNITS = ['businessDays', 'calendarDays', 'elapsed'] as const;

/** What a regulator demands beside the company's own targets: a preset, or obligations of one's own. */
export function RegimeFields({ form }: { form: Form<PolicyValues> }) {
  const { t } = useTranslation('deadlines');
  const regimes = useRegimes().data?.items ?? [];
  return (
    <Fieldset legend={t('regime.title')}>
      <Stack>
        <Select
          label={t('regime.which')}
          description={t('regime.is')}
          data={[
            { value: 'none', label: t('regime.none') },
            ...regimes.map(({ key, name }) => ({ value: key as string, label: name })),
            { value: 'own', label: t('regime.own') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('regime')}
        />
        {form.values.regime === 'own' && <OwnFields form={form} />}
      </Stack>
    </Fieldset>
  );
}

function OwnFields({ form }: { form: Form<PolicyValues> }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const { obligations } = form.values.own;
  return (
    <Stack>
      <TextInput label={t('regime.name')} required {...form.getInputProps('own.name')} />
      {form.errors['own.obligations'] && (
        <Text c="red" size="sm">
          {form.errors['own.obligations']}
        </Text>
      )}
      {obligations.map(({ unit }, index) => {
        const at = `own.obligations.${index}`;
        return (
          <Group
            key={index}
            align="flex-end"
            gap="xs"
            role="group"
            aria-label={t('regime.obligation', { number: index + 1 })}
          >
            <Select
              label={t('regime.clock')}
              data={REGULATORY_CLOCKS.map((clock) => ({ value: clock, label: common(`clock.${clock}`) }))}
              allowDeselect={false}
              {...form.getInputProps(`${at}.clock`)}
            />
            <Select
              label={t('regime.counts')}
              data={UNITS.map((value) => ({ value, label: t(`regime.unit.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps(`${at}.unit`)}
            />
            {unit === 'elapsed' ? (
              <DurationField label={t('regime.within')} {...form.getInputProps(`${at}.elapsed`)} />
            ) : (
              <NumberInput label={t('regime.within')} min={1} w={100} {...form.getInputProps(`${at}.days`)} />
            )}
            <Button
              variant="subtle"
              color="red"
              onClick={() => form.removeListItem('own.obligations', index)}
              aria-label={t('regime.removeObligation', { number: index + 1 })}
            >
              {t('remove')}
            </Button>
          </Group>
        );
      })}
      <Button
        variant="light"
        style={{ alignSelf: 'flex-start' }}
        disabled={obligations.length === REGULATORY_CLOCKS.length}
        onClick={() =>
          form.insertListItem('own.obligations', {
            clock:
              REGULATORY_CLOCKS.find((clock) => obligations.every((one) => one.clock !== clock)) ??
              'regulatory-response',
            unit: 'calendarDays',
            days: 30,
            elapsed: 'PT24H',
          })
        }
      >
        {t('regime.addObligation')}
      </Button>
    </Stack>
  );
}
