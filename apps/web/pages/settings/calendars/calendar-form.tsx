import { Divider, Tabs, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { SettingsPreview } from '../shared/settings-preview.tsx';
import { ZoneSelect } from '../shared/zone-select.tsx';
import { bodyOf, valuesOf, type Calendar, type CalendarValues } from './calendar-values.ts';
import { DayFields } from './day-fields.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import { ShiftFields } from './shift-fields.tsx';
import { TryDeadline } from './try-deadline.tsx';
import { UploadDays } from './upload-days.tsx';
import { YearView } from './year-view.tsx';

const TOPICS = ['calendars', 'recalculations'];

/** One calendar: its hours and days, and beside them what they come to. */
export function CalendarForm({ calendar, onClose }: { calendar: Calendar | null; onClose: () => void }) {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const path = { id: calendar?.id ?? '' };
  return (
    <FormDrawer<CalendarValues>
      title={calendar?.name ?? t('calendars.add')}
      initial={valuesOf(calendar)}
      version={calendar?.version}
      readAgain={again(() => answer(api.GET('/api/v1/calendars/{id}', { params: { path } })), valuesOf)}
      save={(values, header) =>
        calendar
          ? answer(api.PUT('/api/v1/calendars/{id}', { params: { path, header }, body: bodyOf(values) }))
          : answer(api.POST('/api/v1/calendars', { body: bodyOf(values) }))
      }
      remove={
        calendar ? (header) => answer(api.DELETE('/api/v1/calendars/{id}', { params: { path, header } })) : undefined
      }
      topics={TOPICS}
      readOnly={!can('policy.manage')}
      onClose={onClose}
      beside={(form, takeAgain) => (
        <>
          <Divider my="lg" />
          <Tabs defaultValue="year">
            <Tabs.List>
              <Tabs.Tab value="year">{t('calendars.year')}</Tabs.Tab>
              <Tabs.Tab value="trial">{t('trial.title')}</Tabs.Tab>
              {calendar && can('policy.manage') && <Tabs.Tab value="days">{t('calendars.upload')}</Tabs.Tab>}
              {calendar && can('policy.manage') && <Tabs.Tab value="preview">{t('preview.title')}</Tabs.Tab>}
            </Tabs.List>
            <Tabs.Panel value="year" pt="md">
              <YearView calendar={form.values} />
            </Tabs.Panel>
            <Tabs.Panel value="trial" pt="md">
              <TryDeadline calendar={form.values} />
            </Tabs.Panel>
            {calendar && (
              <Tabs.Panel value="days" pt="md">
                <UploadDays id={calendar.id} isDirty={form.isDirty()} onTaken={takeAgain} onDone={onClose} />
              </Tabs.Panel>
            )}
            {calendar && (
              <Tabs.Panel value="preview">
                <SettingsPreview
                  ask={() =>
                    answer(api.POST('/api/v1/calendars/{id}/preview', { params: { path }, body: bodyOf(form.values) }))
                  }
                />
              </Tabs.Panel>
            )}
          </Tabs>
        </>
      )}
    >
      {(form) => (
        <>
          <TextInput label={t('name')} required {...form.getInputProps('name')} />
          <ZoneSelect label={t('zone')} description={t('calendars.zoneIs')} {...form.getInputProps('timeZone')} />
          <ShiftFields form={form} />
          <HolidayFields form={form} />
          <DayFields form={form} />
        </>
      )}
    </FormDrawer>
  );
}
