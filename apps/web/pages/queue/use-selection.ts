import { useCallback, useState } from 'react';

/** Which complaints are selected, by reference. */
export function useSelection() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (reference: string) =>
      setSelected((before) => {
        const after = new Set(before);
        if (!after.delete(reference)) after.add(reference);
        return after;
      }),
    [],
  );
  /** All of these, or none where all are selected already. */
  const toggleAll = useCallback(
    (references: readonly string[]) =>
      setSelected((before) => (references.every((one) => before.has(one)) ? new Set() : new Set(references))),
    [],
  );
  const clear = useCallback(() => setSelected((before) => (before.size === 0 ? before : new Set())), []);
  return { selected, toggle, toggleAll, clear };
}
