import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { eased } from '../../live/eased.ts';
import { listKey, type Pages, type Row } from './queue-queries.ts';
import type { Filters } from './queue-search.ts';

/** No more than the api answers at once. */
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

  const asking = useRef<ReturnType<typeof eased>>(null);

  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const references = [...changed.current].slice(0, AT_ONCE);
      for (const reference of references) changed.current.delete(reference);
      const items = await rowsNow(filters, references).catch(() => null);
      const list = queries.getQueryData<Pages>(listKey(filters));
      if (isOver) return;
      // What could not be asked now comes with the next change.
      if (!items) for (const reference of references) changed.current.add(reference);
      else if (changed.current.size > 0) soon.ask();
      if (!items || !list) return;
      const shown = new Set(rowsOf(list).map(({ reference }) => reference));
      const found = new Set(items.map(({ reference }) => reference));
      put(queries, filters, items);
      setGone((before) => changeSet(before, references.filter((one) => shown.has(one) && !found.has(one)), found)); // prettier-ignore
      setFresh((before) => {
        const left = new Set(references.filter((one) => !found.has(one)));
        return changeSet(before, [...found].filter((one) => !shown.has(one)), left); // prettier-ignore
      });
    };
    const soon = eased(ask);
    asking.current = soon;
    return () => {
      isOver = true;
      soon.stop();
    };
  }, [filters, queries]);

  /** Says that these complaints may have changed. */
  const tell = useCallback((references: readonly string[]) => {
    for (const reference of references) changed.current.add(reference);
    asking.current?.ask();
  }, []);

  /** Everything that is shown was read just now. */
  const forget = useCallback(() => {
    setGone(new Set());
    setFresh(new Set());
  }, []);
  useEffect(forget, [filters, forget]);

  return { gone, fresh: fresh.size, tell, forget };
}

/** Those of these complaints that are in the view, as they are now. */
async function rowsNow(filters: Filters, reference: string[]): Promise<Row[]> {
  const query = { ...filters, reference, limit: AT_ONCE };
  return (await answer(api.GET('/api/v1/complaints', { params: { query } }))).items;
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
