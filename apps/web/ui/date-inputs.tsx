import '@mantine/dates/styles.css';
import 'dayjs/locale/zh-cn';
import { DateInput, DatesProvider, DateTimePicker } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './date-inputs.module.css';
import { addDays, instantOf, localDay, localTime } from './local-time.ts';
import { writeMoment } from './moment.tsx';
import { useNow } from './now.ts';
import { useZone } from './zone.ts';

interface Field {
  label: string;
  description?: string;
  error?: string;
  required?: boolean;
  disabled?: boolean;
}

interface InstantInputProps extends Field {
  /** ISO 8601 in UTC, or null. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The first field of a dialog. */
  isFirst?: boolean;
  /** `future`: offers times to come and forbids days gone by; `past` the other way round. */
  when?: 'past' | 'future';
  /** The zone in which the customer lives; where it differs, the time is said there too. */
  caseZone?: string | null | undefined;
}

const locales: Record<string, string> = { 'zh-CN': 'zh-cn' };

/** A moment, chosen and shown in the person's own zone. */
export function InstantInput({ value, onChange, when, isFirst, caseZone, description, ...field }: InstantInputProps) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const now = useNow();
  const today = localDay(new Date(now), zone);
  const locale = locales[i18n.language] ?? 'en';
  const labels = useCalendarLabels();
  const presets = when === 'future' ? ahead(now, zone) : [];
  const [closings, setClosings] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (closings > 0) button.current?.focus();
  }, [closings]);
  const write = (instant: string | Date, at: string) => writeMoment(new Date(instant), i18n.language, at);
  const there =
    value !== null && caseZone && caseZone !== zone
      ? t('time.there', { time: write(value, caseZone), zone: caseZone })
      : undefined;
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      <DateTimePicker
        {...field}
        data-autofocus={isFirst}
        classNames={{ datePickerRoot: classes.picker, presetsList: classes.times }}
        // A new one is closed: nothing else closes the library's own when one of the proposals was taken.
        key={closings}
        ref={button}
        description={there ?? description}
        value={value === null ? null : wall(value, zone)}
        onChange={(local) => {
          onChange(local === null ? null : instantOf(minuteOf(local), zone).toISOString());
          if (presets.some(([, time]) => time === local)) setClosings(closings + 1);
        }}
        valueFormat={(local) => write(instantOf(minuteOf(local), zone), zone)}
        placeholder={t('time.choose')}
        clearable
        ariaLabels={labels}
        minDate={when === 'future' ? today : undefined}
        maxDate={when === 'past' ? today : undefined}
        presets={when === 'future' ? presets.map(([name, time]) => ({ label: t(name), value: time })) : undefined}
        timePickerProps={{ withDropdown: true, 'aria-label': t('time.ofDay') }}
        popoverProps={{ withinPortal: true, trapFocus: true }}
        submitButtonProps={{ 'aria-label': t('action.confirm') }}
        clearButtonProps={{ 'aria-label': t('action.delete') }}
      />
    </DatesProvider>
  );
}

/** What is mostly meant, as local times. */
function ahead(now: number, zone: string) {
  const today = localDay(new Date(now), zone);
  const weekday = new Date(`${today}T12:00Z`).getUTCDay();
  const workday = addDays(today, weekday === 5 ? 3 : weekday === 6 ? 2 : 1);
  const offered = [
    ['time.inOneHour', wall(new Date(now + 3_600_000), zone)],
    ['time.tonight', `${today} 17:00:00`],
    ['time.nextWorkday', `${workday} 10:00:00`],
    ['time.inOneWeek', `${addDays(today, 7)} 10:00:00`],
  ] as const;
  return offered.filter(([, time]) => time > wall(new Date(now), zone));
}

/** As inputs of the browser write what the library does. */
const minuteOf = (local: string): string => local.replace(' ', 'T').slice(0, 16);

/** As Mantine writes local times: 2026-11-24 15:30:00. */
const wall = (instant: Date | string, zone: string): string => `${localTime(instant, zone).replace('T', ' ')}:00`;

interface DayInputProps extends Field {
  /** Like 2026-11-24, or null. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day, which may also be typed. */
export function DayInput({ value, onChange, ...field }: DayInputProps) {
  const { t, i18n } = useTranslation();
  const locale = locales[i18n.language] ?? 'en';
  const labels = useCalendarLabels();
  return (
    <DatesProvider settings={{ locale, firstDayOfWeek: 1, weekendDays: [] }}>
      <DateInput
        {...field}
        value={value}
        onChange={onChange}
        valueFormat="YYYY-MM-DD"
        placeholder="YYYY-MM-DD"
        clearable
        ariaLabels={labels}
        clearButtonProps={{ 'aria-label': t('action.delete') }}
        popoverProps={{ withinPortal: true }}
      />
    </DatesProvider>
  );
}

/** What the arrows of a calendar do. */
function useCalendarLabels() {
  const { t } = useTranslation();
  return {
    previousMonth: t('time.previousMonth'),
    nextMonth: t('time.nextMonth'),
    previousYear: t('time.previousYear'),
    nextYear: t('time.nextYear'),
    previousDecade: t('time.previousDecade'),
    nextDecade: t('time.nextDecade'),
  };
}
