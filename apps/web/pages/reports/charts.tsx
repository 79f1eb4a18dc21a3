import { BarChart, CompositeChart } from '@mantine/charts';
import { useTranslation } from 'react-i18next';
import { useFormat, useGroupName } from './format.ts';
import { useItemName } from './item-name.ts';
import { CHART, EVERY, HUES, SLANTED, STILL } from './look.tsx';
import type { Report } from './report-query.ts';
import classes from './reports.module.css';

const HOUR = 3_600_000;
const isTime = ({ groupBy }: Report): boolean => groupBy === 'day' || groupBy === 'week' || groupBy === 'month';

/** Titles of the columns by key, as the api gives them in the reader's language. */
const titlesOf = ({ columns }: Report): Record<string, string> =>
  Object.fromEntries(columns.map(({ key, title }) => [key, title]));

/** The rows as points of a chart: the group in words, and what is to be drawn of it. */
function usePoints(report: Report, draw: (values: Report['rows'][number]['values']) => object, item?: string) {
  const name = useGroupName(report.groupBy);
  return report.rows
    .filter((row) => item === undefined || row.item === item)
    .map((row) => ({ group: name(row), ...draw(row.values) }));
}

type Hue = keyof typeof HUES;

/** Numbers of each group side by side or on top of each other; what went wrong is hatched, too, not only red. */
function CountsChart({ report, series, type }: { report: Report; series: Record<string, Hue>; type?: 'stacked' }) {
  const titles = titlesOf(report);
  const drawn = Object.entries(series);
  const data = usePoints(report, (values) => Object.fromEntries(drawn.map(([key]) => [key, values[key]])));
  return (
    <BarChart
      {...CHART}
      type={type}
      data={data}
      dataKey="group"
      maxBarWidth={48}
      // Of a month with three bars a day nothing but lines would be left.
      barChartProps={{ barGap: 0, barCategoryGap: '15%' }}
      series={drawn.map(([name, hue]) => ({ name, label: titles[name], color: HUES[hue] }))}
      barProps={({ name }) => ({ ...STILL, ...(series[String(name)] === 'red' && { className: classes.wrong }) })}
      yAxisProps={{ ...EVERY, allowDecimals: false, width: 36 }}
    />
  );
}

/** Complaints received and cases resolved, with those that came back. */
export function VolumeChart({ report }: { report: Report }) {
  return <CountsChart report={report} series={{ logged: 'blue', resolved: 'green', reopened: 'red' }} />;
}

/** Cases settled, those of them that came back, and customers who complained again. */
export function ReopenedChart({ report }: { report: Report }) {
  return <CountsChart report={report} series={{ settled: 'green', reopened: 'red', repeated: 'purple' }} />;
}

/** Promises kept, broken, withdrawn and still to come. */
export function PromisesChart({ report }: { report: Report }) {
  return (
    <CountsChart
      report={report}
      type="stacked"
      series={{ kept: 'green', broken: 'red', withdrawn: 'gray', open: 'blue' }}
    />
  );
}

/** The share of first answers and resolutions that were in time. */
export function InTimeChart({ report }: { report: Report }) {
  const itemName = useItemName('clock');
  const name = useGroupName(report.groupBy);
  const format = useFormat();
  const groups = [...new Set(report.rows.map(({ group }) => group))];
  const data = groups.map((group) => {
    const rows = report.rows.filter((row) => row.group === group);
    const share = (kind: string) => rows.find(({ item }) => item === kind)?.values.share ?? null;
    return { group: name(rows[0]!), 'first-response': share('first-response'), resolution: share('resolution') };
  });
  const type = isTime(report) ? ('line' as const) : ('bar' as const);
  return (
    <CompositeChart
      {...CHART}
      data={data}
      dataKey="group"
      curveType="linear"
      maxBarWidth={32}
      series={[
        { name: 'first-response', label: itemName('first-response'), color: HUES.blue, type },
        { name: 'resolution', label: itemName('resolution'), color: HUES.purple, type, strokeDasharray: '6 4' },
      ]}
      lineProps={STILL}
      barProps={STILL}
      yAxisProps={{ ...EVERY, domain: [0, 1], width: 52 }}
      valueFormatter={(value) => format(value, 'share')}
    />
  );
}

/** Half of the customers, and nine in ten of them, waited no longer. */
export function TimesChart({ report, measure }: { report: Report; measure: string }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const hours = (value: unknown) => (typeof value === 'number' ? value / HOUR : null);
  const data = usePoints(report, ({ p50, p90 }) => ({ p50: hours(p50), p90: hours(p90) }), measure);
  const titles = titlesOf(report);
  const type = isTime(report) ? ('line' as const) : ('bar' as const);
  return (
    <CompositeChart
      {...CHART}
      data={data}
      dataKey="group"
      curveType="linear"
      maxBarWidth={32}
      series={[
        { name: 'p50', label: titles.p50, color: HUES.blue, type },
        { name: 'p90', label: titles.p90, color: HUES.purple, type, strokeDasharray: '6 4' },
      ]}
      lineProps={STILL}
      barProps={STILL}
      yAxisLabel={t('hours')}
      yAxisProps={{ ...EVERY, width: 64, tickFormatter: (value: number) => String(Math.round(value * 10) / 10) }}
      valueFormatter={(value) => format(value * HOUR, 'duration')}
    />
  );
}

/** So many causes can be told apart at a glance; they are most of it. */
const MAIN_CAUSES = 10;

export const hasMoreCauses = ({ totals }: Report): boolean =>
  totals.filter(({ item }) => item !== null).length > MAIN_CAUSES;

/** Causes by frequency, and the share that they make up together: the main ones, or all. */
export function CausesChart({ report, all }: { report: Report; all: boolean }) {
  const titles = titlesOf(report);
  const format = useFormat();
  const itemName = useItemName('cause');
  const data = report.totals
    .filter(({ item }) => item !== null)
    .slice(0, all ? undefined : MAIN_CAUSES)
    .map(({ item, values }) => ({ cause: itemName(item), count: values.count, cumulative: values.cumulative }));
  return (
    <CompositeChart
      {...CHART}
      data={data}
      dataKey="cause"
      curveType="linear"
      maxBarWidth={48}
      withRightYAxis
      xAxisProps={SLANTED}
      series={[
        { name: 'count', label: titles.count, color: HUES.blue, type: 'bar' },
        {
          name: 'cumulative',
          label: titles.cumulative,
          color: HUES.red,
          type: 'line',
          yAxisId: 'right',
          strokeDasharray: '6 4',
        },
      ]}
      lineProps={STILL}
      barProps={STILL}
      yAxisProps={{ ...EVERY, allowDecimals: false, width: 36 }}
      rightYAxisProps={{
        ...EVERY,
        domain: [0, 1],
        width: 52,
        tickFormatter: (value: number) => format(value, 'share'),
      }}
      tooltipProps={{
        formatter: (value: unknown, name: unknown) =>
          name === 'cumulative' ? format(Number(value), 'share') : String(value),
      }}
    />
  );
}

/** Where recoveries wait among the ten steps. */
export function StepsChart({ report }: { report: Report }) {
  const titles = titlesOf(report);
  const { t } = useTranslation('reports');
  const itemName = useItemName('step');
  const data = report.totals
    .filter(({ item }) => item !== null)
    .map(({ item, values }) => ({
      step: itemName(item),
      waiting: values.waiting,
      takes: Number(values.takes ?? 0) / HOUR,
    }));
  const one = { ...CHART, data, dataKey: 'step', orientation: 'vertical', h: 44 + data.length * 30 } as const;
  const names = { width: 150, interval: 0, tick: { fontSize: 11, fill: 'var(--mantine-color-text)' } } as const;
  const format = useFormat();
  return (
    <div className={classes.pair}>
      <BarChart
        {...one}
        series={[{ name: 'waiting', label: titles.waiting, color: HUES.blue }]}
        barProps={STILL}
        yAxisProps={names}
        xAxisProps={{ allowDecimals: false }}
      />
      <BarChart
        {...one}
        series={[{ name: 'takes', label: `${titles.takes}, ${t('hours')}`, color: HUES.purple }]}
        barProps={STILL}
        yAxisProps={names}
        xAxisProps={{ tickFormatter: (value: number) => String(Math.round(value)) }}
        tooltipProps={{ formatter: (value: unknown) => format(Number(value) * HOUR, 'duration') }}
      />
    </div>
  );
}

/** How often each rating was given. */
export function SatisfactionChart({ report }: { report: Report }) {
  const { t } = useTranslation('reports');
  const [total] = report.totals;
  const data = [1, 2, 3, 4, 5].map((rating) => ({
    rating: rating === 1 ? t('rating.lowest') : rating === 5 ? t('rating.highest') : String(rating),
    count: total?.values[`rated${rating}`] ?? 0,
  }));
  return (
    <BarChart
      {...CHART}
      withLegend={false}
      data={data}
      dataKey="rating"
      maxBarWidth={56}
      series={[{ name: 'count', label: t('answers'), color: HUES.blue }]}
      barProps={STILL}
      withBarValueLabel
      yAxisProps={{ ...EVERY, allowDecimals: false, width: 36 }}
    />
  );
}
