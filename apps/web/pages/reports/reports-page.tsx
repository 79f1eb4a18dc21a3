import '@mantine/charts/styles.css';
import { SegmentedControl, Stack, Switch, Text, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { NoPermission } from '../../ui/states.tsx';
import { localDay } from '../../ui/local-time.ts';
import { useNow } from '../../ui/now.ts';
import {
  CausesChart,
  hasMoreCauses,
  InTimeChart,
  PromisesChart,
  ReopenedChart,
  SatisfactionChart,
  StepsChart,
  TimesChart,
  VolumeChart,
} from './charts.tsx';
import { FilterBar } from './filter-bar.tsx';
import { groupingOf, readFilters, type Filters } from './filters.ts';
import { Patterns } from './look.tsx';
import { Picture } from './picture.tsx';
import type { Report } from './report-query.ts';
import classes from './reports.module.css';
import { useSentences } from './sentences.ts';

const route = getRouteApi('/inside/reports');

/** What became of the complaints of a period: to look at rather than to read. */
export function ReportsPage() {
  const { can } = useSession();
  return can('report.read') ? <Reports /> : <NoPermission />;
}

function Reports() {
  const { t, i18n } = useTranslation(['reports', 'common']);
  const { me } = useSession();
  const navigate = route.useNavigate();
  const today = localDay(new Date(useNow()), me.timeZone);
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  const write = (date: string) => day.format(new Date(`${date}T00:00Z`));
  const filters = readFilters(route.useSearch(), today);
  const change = (changed: Partial<Record<keyof Filters, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <Stack gap="md" className={classes.page}>
      <Title order={1}>{t('common:page.reports')}</Title>
      <div className={classes.notPrinted}>
        <FilterBar filters={filters} today={today} onChange={change} />
      </div>
      <Text size="sm" c="dimmed">
        {t('days', { from: write(filters.from), to: write(filters.to), zone: me.timeZone })}
      </Text>
      <Patterns />
      <Pictures filters={filters} />
    </Stack>
  );
}

function Pictures({ filters }: { filters: Filters }) {
  const says = useSentences();
  const groupBy = groupingOf(filters);
  const some = { filters, groupBy };
  return (
    <div className={classes.cards}>
      <Picture name="volume" {...some} read={says.volume} wide>
        {(report) => <VolumeChart report={report} />}
      </Picture>
      <Picture name="in-time" {...some} read={says['in-time']}>
        {(report) => <InTimeChart report={report} />}
      </Picture>
      <TimesPicture {...some} />
      <Picture name="reopened" {...some} read={says.reopened}>
        {(report) => <ReopenedChart report={report} />}
      </Picture>
      <CausesPicture filters={filters} />
      <Picture name="satisfaction" {...some} read={says.satisfaction}>
        {(report) => <SatisfactionChart report={report} />}
      </Picture>
      <Picture name="promises" {...some} read={says.promises}>
        {(report) => <PromisesChart report={report} />}
      </Picture>
      <Picture name="steps" filters={filters} read={says.steps} wide>
        {(report) => <StepsChart report={report} />}
      </Picture>
    </div>
  );
}

/** The main causes; the others on request, since many bars are hard to tell apart. */
function CausesPicture({ filters }: { filters: Filters }) {
  const { t } = useTranslation('reports');
  const says = useSentences();
  const [all, setAll] = useState(false);
  return (
    <Picture
      name="causes"
      filters={filters}
      read={says.causes}
      above={(report) =>
        hasMoreCauses(report) && (
          <Switch
            size="xs"
            mt="xs"
            label={t('allCauses')}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
            className={classes.notPrinted}
          />
        )
      }
      wide={all}
    >
      {(report) => <CausesChart report={report} all={all} />}
    </Picture>
  );
}

const MEASURES = ['first-response', 'resolution'] as const;

/** Two waits in one place: for the first answer, and for the resolution. */
function TimesPicture({ filters, groupBy }: { filters: Filters; groupBy: NonNullable<Report['groupBy']> }) {
  const { t } = useTranslation(['reports', 'common']);
  const says = useSentences();
  const [measure, setMeasure] = useState<string>('first-response');
  return (
    <Picture
      name="times"
      filters={filters}
      groupBy={groupBy}
      read={says.times}
      above={() => (
        <SegmentedControl
          size="xs"
          mt="xs"
          aria-label={t('measure')}
          data={MEASURES.map((value) => ({ value, label: t(`common:clock.${value}`) }))}
          value={measure}
          onChange={setMeasure}
          className={classes.notPrinted}
        />
      )}
    >
      {(report) => <TimesChart report={report} measure={measure} />}
    </Picture>
  );
}
