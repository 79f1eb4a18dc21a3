import { useEffect, useRef, useState } from 'react';
import { newKey } from '../api/new-key.ts';
import { keep, readKept } from './safe-storage.ts';

interface Draft<T> {
  draft: T;
  change: (part: Partial<T>) => void;
  /** Under which it is sent: the same until something is changed, so that what is sent twice is done once. */
  key: () => string;
  /** It was sent: forgets it. */
  done: () => void;
}

/** What somebody is typing, kept for this visit: it outlives a lost connection and a reload. */
export function useDraft<T extends Record<string, string>>(name: string, empty: T): Draft<T> {
  const place = `amends.draft.${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...readDraft(place) }));
  const sentAs = useRef<string | null>(null);
  const isEmpty = Object.values(draft).every((value) => value === '');
  useEffect(() => keep(place, isEmpty ? null : JSON.stringify(draft)), [place, draft, isEmpty]);
  return {
    draft,
    change: (part) => {
      sentAs.current = null;
      setDraft((before) => ({ ...before, ...part }));
    },
    key: () => (sentAs.current ??= newKey()),
    done: () => {
      sentAs.current = null;
      setDraft(empty);
    },
  };
}

function readDraft(place: string): object {
  try {
    return JSON.parse(readKept(place) ?? '{}') as object;
  } catch {
    return {};
  }
}
