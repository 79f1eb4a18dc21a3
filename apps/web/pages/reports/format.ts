import { useTranslation } from 'react-i18next';
import { useDuration } from '../../ui/duration.ts';
import type { Report } from './report-query.ts';

export type Unit = Report['columns'][number]['unit'];

/** Writes numbers in the reader's language; — where there is nothing to measure. */
export function useFormat(): (value: number | null | undefined, unit: Unit) => string {
  const { i18n } = useTranslation();
  const write = useDuration();
  const count = new Intl.NumberFormat(i18n.language);
  const share = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const rating = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (value, unit) => {
    if (value === null || value === undefined) return '—';
    if (unit === 'duration') return write(value);
    return (unit === 'share' ? share : unit === 'rating' ? rating : count).format(value);
  };
}

/** Writes the groups of a report: days as the reader writes them, words of ours translated, words of the company as they are. */
export function useGroupName(groupBy: Report['groupBy']): (row: Report['rows'][number]) => string {
  const { t, i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return ({ group, label }) => {
    if (group === null) return t('none');
    if (groupBy === 'day' || groupBy === 'week') return day.format(new Date(`${group}T00:00:00Z`));
    if (groupBy === 'month') return month.format(new Date(`${group}T00:00:00Z`));
    if (groupBy === 'channel') return t(`channel.${group}` as 'channel.phone');
    if (groupBy === 'severity') return t(`severity.${group}` as 'severity.low');
    return label ?? group;
  };
}
