import { Button, Chip, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../shared/form-drawer.tsx';
import { WEEKDAYS, type CalendarValues } from './calendar-values.ts';

/** The hours of the week: several shifts a day, and shifts that end on the next day. */
export function ShiftFields({ form }: { form: Form<CalendarValues> }) {
  const { t } = useTranslation('deadlines');
  const { shifts } = form.values;
  return (
    <Fieldset legend={t('calendars.shifts')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('calendars.shiftsAre')}
        </Text>
        {form.errors.shifts && (
          <Text c="red" size="sm">
            {form.errors.shifts}
          </Text>
        )}
        {shifts.map(({ from, to }, index) => (
          <Stack key={index} gap={6} role="group" aria-label={t('calendars.shift', { number: index + 1 })}>
            <Chip.Group multiple {...form.getInputProps(`shifts.${index}.days`)}>
              <Group gap={4}>
                {WEEKDAYS.map((day) => (
                  <Chip key={day} value={day} size="xs">
                    {t(`weekday.${day}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            {form.errors[`shifts.${index}.days`] && (
              <Text c="red" size="xs">
                {form.errors[`shifts.${index}.days`]}
              </Text>
            )}
            <Group align="flex-end" gap="xs">
              <TextInput
                label={t('calendars.from')}
                placeholder="09:00"
                w={90}
                {...form.getInputProps(`shifts.${index}.from`)}
              />
              <TextInput
                label={t('calendars.to')}
                placeholder="17:00"
                w={90}
                {...form.getInputProps(`shifts.${index}.to`)}
              />
              <Button
                variant="subtle"
                color="red"
                disabled={shifts.length === 1}
                onClick={() => form.removeListItem('shifts', index)}
                aria-label={t('calendars.removeShift', { number: index + 1 })}
              >
                {t('remove')}
              </Button>
              {to !== '' && to <= from && (
                <Text size="sm" c="dimmed" pb={8}>
                  {t('calendars.overMidnight')}
                </Text>
              )}
            </Group>
          </Stack>
        ))}
        <Button
          variant="light"
          style={{ alignSelf: 'flex-start' }}
          onClick={() =>
            form.insertListItem('shifts', { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '22:00' })
          }
        >
          {t('calendars.addShift')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
