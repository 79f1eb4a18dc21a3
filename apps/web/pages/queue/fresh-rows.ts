import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { countsKey, listKey, type Pages, type Row } from './queue-queries.ts';
import type { Filters } from './queue-search.ts';

/** Changes of one moment are asked for together (milliseconds), and no more of them than the api answers at once. */
const GATHER = 400;
const AT_ONCE = 50;

/**
 * Keeps the rows that are shown fresh without moving any of them: what changed is asked for by its references and put in
 * its place; what left the view is marked; what is new is only counted, so that nothing jumps under the mouse.
 */
export function useFreshRows(filters: Filters) {
  const queries = useQueryClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const changed = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const ask = useCallback(async () => {
    const references = [...changed.current].slice(0, AT_ONCE);
    for (const reference of references) changed.current.delete(reference);
    const { items } = await answer(
      api.GET('/api/v1/complaints', { params: { query: { ...filters, reference: references, limit: AT_ONCE } } }),
    );
    const shown = new Set(rowsOf(queries.getQueryData<Pages>(listKey(filters))).map(({ reference }) => reference));
    const found = new Set(items.map(({ reference }) => reference));
    put(queries, filters, items);
    setGone((before) => changeSet(before, references.filter((one) => shown.has(one) && !found.has(one)), found)); // prettier-ignore
    setFresh((before) => {
      const left = new Set(references.filter((one) => !found.has(one)));
      return changeSet(before, [...found].filter((one) => !shown.has(one)), left); // prettier-ignore
    });
    void queries.invalidateQueries({ queryKey: countsKey });
  }, [filters, queries]);

  /** Says that these complaints may have changed. */
  const tell = useCallback(
    (references: readonly string[]) => {
      for (const reference of references) changed.current.add(reference);
      clearTimeout(timer.current);
      const run = () => {
        // What could not be asked now comes with the next change, or when the list is read again.
        void ask().catch(() => undefined);
        if (changed.current.size > 0) timer.current = setTimeout(run, GATHER);
      };
      timer.current = setTimeout(run, GATHER);
    },
    [ask],
  );

  /** Everything that is shown was read just now. */
  const forget = useCallback(() => {
    setGone(new Set());
    setFresh(new Set());
  }, []);
  useEffect(() => {
    forget();
    return () => clearTimeout(timer.current);
  }, [filters, forget]);

  return { gone, fresh: fresh.size, tell, forget };
}

const rowsOf = (pages: Pages | undefined): Row[] => pages?.pages.flatMap(({ items }) => items) ?? [];

/** Puts rows in the places where they stand already. A row that did not change stays the same object. */
function put(queries: ReturnType<typeof useQueryClient>, filters: Filters, rows: readonly Row[]): void {
  const byReference = new Map(rows.map((row) => [row.reference, row]));
  queries.setQueryData<Pages>(listKey(filters), (before) =>
    before
      ? {
          ...before,
          pages: before.pages.map((page) =>
            page.items.some(({ reference }) => byReference.has(reference))
              ? { ...page, items: page.items.map((row) => byReference.get(row.reference) ?? row) }
              : page,
          ),
        }
      : before,
  );
}

/** With some more and without others; the same set where nothing changes, so that nothing is drawn again. */
function changeSet(
  before: ReadonlySet<string>,
  more: readonly string[],
  without: ReadonlySet<string>,
): ReadonlySet<string> {
  if (more.every((one) => before.has(one)) && ![...without].some((one) => before.has(one))) return before;
  return new Set([...[...before].filter((one) => !without.has(one)), ...more]);
}
