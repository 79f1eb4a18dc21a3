import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useZone } from '../../ui/zone.ts';
import { filtersOf, type QueueSearch } from './queue-search.ts';

/** What the address asks for, and how to ask for something else. */
export function useQueueSearch() {
  const search = useSearch({ from: '/inside/queue' });
  const zone = useZone();
  const navigate = useNavigate();
  const filters = useMemo(() => filtersOf(search, zone), [search, zone]);
  /** Changes parts of the address; undefined takes one away. Typing replaces the entry of the history. */
  const change = useCallback(
    (parts: { [Name in keyof QueueSearch]?: QueueSearch[Name] | undefined }, replace = false) =>
      void navigate({
        to: '/queue',
        search: (before) => withoutNothing({ ...before, ...parts }),
        replace,
      }),
    [navigate],
  );
  return { search, filters, change };
}

const withoutNothing = (search: object): QueueSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''));
