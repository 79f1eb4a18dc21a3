import { Button, CloseButton, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../shared/form-drawer.tsx';
import { WEEKDAYS, type CalendarValues } from './calendar-values.ts';

interface DaysProps {
  form: Form<CalendarValues>;
}

/** Single days that are otherwise: closed ones, and those with hours of their own. They win over holidays. */
export function DayFields({ form }: DaysProps) {
  const { t } = useTranslation('deadlines');
  return (
    <>
      <Fieldset legend={t('calendars.closed')}>
        <Stack gap="xs">
          {form.values.closed.map((_, index) => (
            <Day key={index} form={form} list="closed" index={index} />
          ))}
          <Button
            variant="light"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => form.insertListItem('closed', { date: '', name: '' })}
          >
            {t('calendars.addClosed')}
          </Button>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('calendars.special')}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('calendars.specialAre')}
          </Text>
          {form.values.special.map((_, index) => (
            <SpecialDay key={index} form={form} index={index} />
          ))}
          <Button
            variant="light"
            style={{ alignSelf: 'flex-start' }}
            onClick={() =>
              form.insertListItem('special', {
                date: '',
                name: '',
                like: 'own',
                shifts: [{ from: '09:00', to: '12:00' }],
              })
            }
          >
            {t('calendars.addSpecial')}
          </Button>
        </Stack>
      </Fieldset>
    </>
  );
}

function Day({ form, list, index }: DaysProps & { list: 'closed' | 'special'; index: number }) {
  const { t } = useTranslation('deadlines');
  return (
    <Group align="flex-end" gap="xs" role="group" aria-label={t('calendars.day', { number: index + 1 })}>
      <TextInput type="date" label={t('calendars.date')} required {...form.getInputProps(`${list}.${index}.date`)} />
      <TextInput
        label={t('calendars.dayName')}
        style={{ flex: '1 1 140px' }}
        {...form.getInputProps(`${list}.${index}.name`)}
      />
      <Button
        variant="subtle"
        color="red"
        onClick={() => form.removeListItem(list, index)}
        aria-label={t('calendars.removeDay', { number: index + 1 })}
      >
        {t('remove')}
      </Button>
    </Group>
  );
}

function SpecialDay({ form, index }: DaysProps & { index: number }) {
  const { t } = useTranslation('deadlines');
  const at = `special.${index}`;
  const { like, shifts } = form.values.special[index]!;
  return (
    <Stack gap="xs">
      <Day form={form} list="special" index={index} />
      <Group align="flex-end" gap="xs">
        <Select
          label={t('calendars.hours')}
          data={[
            { value: 'own', label: t('calendars.ownHours') },
            ...WEEKDAYS.map((day) => ({ value: day, label: t('calendars.like', { day: t(`weekday.${day}`) }) })),
          ]}
          allowDeselect={false}
          w={180}
          {...form.getInputProps(`${at}.like`)}
        />
        {like === 'own' &&
          shifts.map((_, shift) => (
            <Group key={shift} gap={4} align="flex-end">
              <TextInput label={t('calendars.from')} w={80} {...form.getInputProps(`${at}.shifts.${shift}.from`)} />
              <TextInput label={t('calendars.to')} w={80} {...form.getInputProps(`${at}.shifts.${shift}.to`)} />
              {shifts.length > 1 && (
                <CloseButton
                  aria-label={t('calendars.removeHours', { number: shift + 1 })}
                  onClick={() => form.removeListItem(`${at}.shifts`, shift)}
                />
              )}
            </Group>
          ))}
        {like === 'own' && (
          <Button variant="subtle" onClick={() => form.insertListItem(`${at}.shifts`, { from: '13:00', to: '17:00' })}>
            {t('calendars.moreHours')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
