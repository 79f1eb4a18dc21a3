import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer, api } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import type { components } from '../../api/schema';
import type { Filters } from './queue-search.ts';

export type Row = components['schemas']['ComplaintRow'];
export type OwnView = components['schemas']['OwnView'];
export type Page = components['schemas']['ComplaintPage'];
export type Pages = InfiniteData<Page, string | undefined>;

/*
 * The list has a key of its own, outside of ['complaints', …]: whoever says that all complaints may have changed must not
 * have forty pages asked for again. Rows are refreshed one by one: see fresh-rows.ts.
 */
export const listKey = (filters: Filters) => ['queue', filters] as const;
export const countsKey = keys.complaints('counts');
export const viewsKey = keys.settings('views');

const PAGE = 100;
/** More pages than that are not asked for again as a whole. */
const FEW_PAGES = 3;
/** Counts may be a little old (milliseconds). */
const COUNT_EVERY = 30_000;

/** The rows of a view, as far as they have been loaded. */
export function useRows(filters: Filters) {
  const list = useInfiniteQuery({
    queryKey: listKey(filters),
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/complaints', {
          params: { query: { ...filters, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
    refetchOnMount: ({ state }) => (state.data?.pages.length ?? 0) <= FEW_PAGES,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { ...list, rows };
}

export const useCounts = () =>
  useQuery({
    queryKey: countsKey,
    queryFn: () => answer(api.GET('/api/v1/complaints/counts', {})),
    refetchInterval: COUNT_EVERY,
  });

export const useViews = () =>
  useQuery({ queryKey: viewsKey, queryFn: () => answer(api.GET('/api/v1/views', {})), staleTime: COUNT_EVERY });

/** What the latest complaints are about, while somebody types. */
export const useFacets = (q: string) =>
  useQuery({
    queryKey: keys.complaints('facets', q),
    queryFn: () => answer(api.GET('/api/v1/complaints/facets', { params: { query: q ? { q } : {} } })),
    placeholderData: keepPreviousData,
  });
