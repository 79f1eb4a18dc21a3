import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { components, paths } from '../../api/schema';
import type { Filters } from './filters.ts';

export type Report = components['schemas']['ReportView'];
export type Row = components['schemas']['ReportRow'];
export type ReportName = Report['name'];
export type Grouping = NonNullable<Report['groupBy']>;
type Query = NonNullable<paths['/api/v1/reports/{name}']['get']['parameters']['query']>;

function queryOf({ from, to, team, category, place }: Filters, groupBy?: Grouping): Query {
  return {
    from,
    to,
    ...(team !== undefined && { team }),
    ...(category !== undefined && { category }),
    ...(place !== undefined && { place }),
    ...(groupBy !== undefined && { groupBy }),
  };
}

/** Numbers of a period change slowly (milliseconds). */
const FRESH = 60_000;

export function useReport(name: ReportName, filters: Filters, groupBy?: Grouping) {
  const query = queryOf(filters, groupBy);
  return useQuery({
    queryKey: ['reports', name, query],
    // With the signal, whoever leaves the page stops the work for it. As CSV it would be a text.
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reports/{name}', { params: { path: { name }, query }, signal })) as Promise<Report>,
    staleTime: FRESH,
    placeholderData: keepPreviousData,
  });
}

/** Categories or places of the complaints of the period, for choosing among them. */
export function useOccurring(what: 'category' | 'place', { from, to }: Filters): string[] {
  const { data } = useReport('volume', { from, to, period: 'own', by: what }, what);
  return (data?.rows ?? []).flatMap(({ group }) => (group === null ? [] : [group]));
}

/** Saves the numbers as the api writes them for a spreadsheet. */
export async function saveCsv(name: ReportName, filters: Filters, groupBy?: Grouping): Promise<void> {
  const query = { ...queryOf(filters, groupBy), format: 'csv' as const };
  const file = await answer(api.GET('/api/v1/reports/{name}', { params: { path: { name }, query }, parseAs: 'blob' }));
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `amends-${name}-${filters.from}-${filters.to}.csv`;
  link.click();
  // The browser reads it after the click: a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
