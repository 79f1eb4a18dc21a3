import { Button, Fieldset, Group, MultiSelect, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { Form } from '../shared/form-drawer.tsx';
import { HOLIDAY_TYPES, type CalendarValues } from './calendar-values.ts';

const useRegions = (country: string) =>
  useQuery({
    queryKey: keys.settings('holiday-regions', country),
    queryFn: () =>
      answer(api.GET('/api/v1/calendars/holiday-regions', { params: { query: country ? { country } : {} } })),
    staleTime: Infinity,
  });

/** Holidays of countries and regions, worked out year by year. */
export function HolidayFields({ form }: { form: Form<CalendarValues> }) {
  const { t } = useTranslation('deadlines');
  return (
    <Fieldset legend={t('calendars.holidays')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('calendars.holidaysAre')}
        </Text>
        {form.values.holidays.map((_, index) => (
          <Holidays key={index} form={form} index={index} />
        ))}
        <Button
          variant="light"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => form.insertListItem('holidays', { country: '', region: '', city: '', types: ['public'] })}
        >
          {t('calendars.addHolidays')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

function Holidays({ form, index }: { form: Form<CalendarValues>; index: number }) {
  const { t, i18n } = useTranslation('deadlines');
  const at = `holidays.${index}`;
  const { country, region } = form.values.holidays[index]!;
  const countries = useRegions('').data?.countries ?? [];
  const regions = useRegions(country).data?.country?.regions ?? [];
  const cities = regions.find(({ code }) => code === region)?.cities ?? [];
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const options = (places: readonly { code: string; name: string }[]) =>
    places.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} role="group" aria-label={t('calendars.country')}>
      <Select
        label={t('calendars.country')}
        data={countries.map(({ code, name }) => ({ value: code, label: nameOf(names, code) ?? name }))}
        searchable
        required
        {...form.getInputProps(`${at}.country`)}
        onChange={(chosen) =>
          form.replaceListItem('holidays', index, {
            ...form.values.holidays[index]!,
            country: chosen ?? '',
            region: '',
            city: '',
          })
        }
      />
      <Select
        label={t('calendars.region')}
        data={options(regions)}
        placeholder={t('calendars.wholeCountry')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        disabled={regions.length === 0}
        {...form.getInputProps(`${at}.region`)}
        value={region || null}
        onChange={(chosen) =>
          form.replaceListItem('holidays', index, { ...form.values.holidays[index]!, region: chosen ?? '', city: '' })
        }
      />
      {cities.length > 0 && (
        <Select
          label={t('calendars.city')}
          data={options(cities)}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          {...form.getInputProps(`${at}.city`)}
        />
      )}
      <MultiSelect
        label={t('calendars.types')}
        data={HOLIDAY_TYPES.map((type) => ({ value: type, label: t(`calendars.type.${type}`) }))}
        {...form.getInputProps(`${at}.types`)}
      />
      <Group align="flex-end">
        <Button
          variant="subtle"
          color="red"
          onClick={() => form.removeListItem('holidays', index)}
          aria-label={t('calendars.removeHolidays', { number: index + 1 })}
        >
          {t('remove')}
        </Button>
      </Group>
    </SimpleGrid>
  );
}

/** Not everything that has holidays is a country that browsers know. */
function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  try {
    return names.of(code);
  } catch {
    return undefined;
  }
}
