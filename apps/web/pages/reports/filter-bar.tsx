import { Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '../../api/queries.ts';
import { useCategoryName } from '../../ui/category-name.ts';
import { isReportDay, PERIODS, WAYS, type Filters, type Period, type Way } from './filters.ts';
import { useOccurring } from './report-query.ts';
import classes from './reports.module.css';

interface FilterBarProps {
  filters: Filters;
  today: string;
  /** Changes the address; what is undefined leaves it. */
  onChange: (change: Partial<Record<keyof Filters, string | undefined>>) => void;
}

/** Which days, which cases, and put side by side by what. */
export function FilterBar({ filters, today, onChange }: FilterBarProps) {
  const { t } = useTranslation('reports');
  const { data: teams } = useTeams();
  const [categories, places] = [useOccurring('category', filters), useOccurring('place', filters)];
  const { period, from, to, team, category, place, by } = filters;
  const choosePeriod = (chosen: Period) =>
    onChange(chosen === 'own' ? { period: 'own', from, to } : { period: chosen, from: undefined, to: undefined });
  return (
    <div className={classes.filters} role="group" aria-label={t('filters')}>
      <Select
        label={t('period.label')}
        data={PERIODS.map((value) => ({ value, label: t(`period.${value}`) }))}
        value={period}
        onChange={(value) => value && choosePeriod(value as Period)}
        allowDeselect={false}
      />
      {period === 'own' && (
        <>
          <DayField label={t('period.from')} day={from} max={to} onChange={(day) => onChange({ from: day })} />
          <DayField label={t('period.to')} day={to} min={from} max={today} onChange={(day) => onChange({ to: day })} />
        </>
      )}
      <Select
        label={t('by.team')}
        placeholder={t('all')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear', { what: t('by.team') }) }}
        data={[
          ...(teams?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: t('noTeam') },
        ]}
        value={team ?? null}
        onChange={(value) => onChange({ team: value ?? undefined })}
      />
      <Chooser
        name="category"
        chosen={category}
        among={categories}
        onChange={(value) => onChange({ category: value })}
      />
      <Chooser name="place" chosen={place} among={places} onChange={(value) => onChange({ place: value })} />
      <Select
        label={t('compare')}
        data={WAYS.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={by}
        onChange={(value) => value && onChange({ by: value as Way })}
        allowDeselect={false}
      />
    </div>
  );
}

interface DayFieldProps {
  label: string;
  day: string;
  min?: string;
  max: string;
  onChange: (day: string) => void;
}

/** A day that asks for the reports only once it is typed to its end. */
function DayField({ label, day, onChange, ...limits }: DayFieldProps) {
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  return (
    <TextInput
      type="date"
      label={label}
      value={typed}
      {...limits}
      required
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        if (isReportDay(value)) onChange(value);
      }}
      onBlur={() => setTyped(day)}
    />
  );
}

interface ChooserProps {
  name: 'category' | 'place';
  chosen: string | undefined;
  /** What occurs in the period. */
  among: readonly string[];
  onChange: (value: string | undefined) => void;
}

function Chooser({ name, chosen, among, onChange }: ChooserProps) {
  const { t } = useTranslation('reports');
  const categoryName = useCategoryName();
  const words = [...new Set([...among, ...(chosen === undefined ? [] : [chosen])])];
  return (
    <Select
      label={t(`by.${name}`)}
      placeholder={t('all')}
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { what: t(`by.${name}`) }) }}
      searchable
      nothingFoundMessage={t('nothingFound')}
      data={words.map((word) => ({ value: word, label: name === 'category' ? categoryName(word) : word }))}
      value={chosen ?? null}
      onChange={(value) => onChange(value ?? undefined)}
    />
  );
}
