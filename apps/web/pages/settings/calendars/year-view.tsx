import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../../ui/local-time.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { WEEKDAYS, type CalendarValues } from './calendar-values.ts';
import { useTrial } from './use-trial.ts';
import { weeksOf, yearDays, type YearDay } from './year-days.ts';
import styles from './year-view.module.css';

/** A year of a calendar: every day, and the holidays and special days by name. */
export function YearView({ calendar }: { calendar: CalendarValues }) {
  const { t, i18n } = useTranslation('deadlines');
  const [year, setYear] = useState(() => new Date().getFullYear());
  const zone = calendar.timeZone;
  const instant = (of: number) => instantOf(`${of}-01-01`, zone).toISOString();
  const query = useTrial(calendar, { start: instant(year), end: instant(year + 1) });
  return (
    <Stack>
      <Group gap="xs">
        <Button variant="default" px="xs" onClick={() => setYear(year - 1)} aria-label={t('calendars.yearBefore')}>
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <Title order={3} size="h4" aria-live="polite">
          {year}
        </Title>
        <Button variant="default" px="xs" onClick={() => setYear(year + 1)} aria-label={t('calendars.yearAfter')}>
          <IconChevronRight size={18} aria-hidden />
        </Button>
      </Group>
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Year year={year} days={yearDays(query.data.explanation, zone)} language={i18n.language} />
      )}
    </Stack>
  );
}

interface YearProps {
  year: number;
  days: ReadonlyMap<string, YearDay>;
  language: string;
}

const LEGEND = ['working', 'special', 'day-off', 'holiday'] as const;

function Year({ year, days, language }: YearProps) {
  const { t } = useTranslation('deadlines');
  const inYear = [...days].filter(([date]) => date.startsWith(`${year}-`));
  const named = inYear.filter(([, { name }]) => name);
  const write = new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const count = inYear.filter(([, { working }]) => working > 0).length;
  return (
    <>
      <Group gap="md">
        {LEGEND.map((kind) => (
          <Group key={kind} gap={6}>
            <span className={styles.sample} data-kind={kind} aria-hidden />
            <Text size="xs">{t(`calendars.kind.${kind}`)}</Text>
          </Group>
        ))}
        <Text size="xs" fw={600}>
          {t('calendars.workingDays', { count })}
        </Text>
      </Group>
      <div className={styles.year}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} year={year} month={index + 1} days={days} language={language} />
        ))}
      </div>
      <Title order={4} size="h5">
        {t('calendars.named')}
      </Title>
      {named.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('calendars.noneNamed')}
        </Text>
      ) : (
        <List listStyleType="none" className={styles.named} size="sm">
          {named.map(([date, { name, kind }]) => (
            <List.Item key={date}>
              <time dateTime={date}>{write.format(new Date(`${date}T12:00Z`))}</time> · {name}
              {kind === 'special' ? ` (${t('calendars.kind.special')})` : ''}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

function Month({ year, month, days, language }: YearProps & { month: number }) {
  const { t } = useTranslation('deadlines');
  const middle = new Date(Date.UTC(year, month - 1, 15, 12));
  return (
    <table className={styles.month}>
      <caption>{new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(middle)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={t(`weekday.${day}`)}>
              {t(`weekdayShort.${day}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week, index) => (
          <tr key={index}>
            {week.map((date, at) => {
              const day = date === null ? undefined : days.get(date);
              if (date === null) return <td key={at} />;
              const kind = day?.kind ?? 'day-off';
              return (
                <td key={at} data-kind={kind} title={day?.name}>
                  {Number(date.slice(8))}
                  {kind !== 'working' && (
                    <span className="visually-hidden">
                      {' '}
                      {[t(`calendars.kind.${kind}`), day?.name].filter(Boolean).join(': ')}
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
