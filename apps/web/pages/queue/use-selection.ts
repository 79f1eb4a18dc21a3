import { useCallback, useEffect, useRef, useState } from 'react';

/** Which complaints are selected, by reference. Another view begins without a selection. */
export function useSelection(view: unknown) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** Whose box was touched last: a range goes from there. */
  const last = useRef<string | null>(null);
  const toggle = useCallback((reference: string) => {
    last.current = reference;
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(reference)) after.add(reference);
      return after;
    });
  }, []);
  /** Everything from the row that was touched last up to this one. @param references as they stand in the list */
  const selectTo = useCallback((reference: string, references: readonly string[]) => {
    const [from, to] = [references.indexOf(last.current ?? reference), references.indexOf(reference)];
    last.current = reference;
    const range = references.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1);
    setSelected((before) => new Set([...before, ...range]));
  }, []);
  const select = useCallback((references: readonly string[]) => setSelected(new Set(references)), []);
  const clear = useCallback(() => setSelected((before) => (before.size === 0 ? before : new Set())), []);
  useEffect(() => {
    last.current = null;
    return clear;
  }, [view, clear]);
  return { selected, toggle, selectTo, select, clear };
}
