import { stringify } from 'csv-stringify/sync';
import { GROUPING_TITLES, ITEM_TITLES, itemTitle } from '#contracts/report-words';
import type { Unit } from '#contracts/reports';
import type { ReportView } from '#contracts/views/report';
import type { Language } from '#kernel/language';

const HOUR = 3_600_000;
const HOURS = { en: ' (hours)', 'zh-CN': '（小时）' };

/** A number as spreadsheets reckon with it: time in hours, shares from 0 to 1. */
function cell(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined) return '';
  if (unit === 'count') return String(value);
  return String(unit === 'duration' ? Math.round((value / HOUR) * 100) / 100 : Math.round(value * 10_000) / 10_000);
}

/**
 * A report as a file for a spreadsheet, in the reader's language. Categories, places and causes are words that somebody
 * wrote, so whatever a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function reportCsv({ groupBy, item, columns, rows }: ReportView, language: Language): string {
  const head = [
    ...(groupBy ? [GROUPING_TITLES[groupBy][language]] : []),
    ...(item ? [ITEM_TITLES[item][language]] : []),
    ...columns.map(({ title, unit }) => title + (unit === 'duration' ? HOURS[language] : '')),
  ];
  const lines = rows.map((row) => [
    ...(groupBy ? [row.label ?? ''] : []),
    ...(item ? [row.item === null ? '' : itemTitle(row.item)[language]] : []),
    ...columns.map(({ key, unit }) => cell(row.values[key], unit)),
  ]);
  return stringify([head, ...lines], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
