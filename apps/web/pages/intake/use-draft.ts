import { useCallback, useEffect, useRef, useState } from 'react';
import { language } from '../../i18n/i18n.ts';
import { useSession } from '../../session/session.ts';
import { likelyCurrency } from '../../ui/currency.ts';
import { blankDraft, isWritten, type Draft } from './draft.ts';
import { dropDraft, isDraftOf, keepDraft, keptDraft, keptDrafts, openedDraft, rememberOpened } from './kept-drafts.ts';
import { openElsewhere, sayOpen } from './open-elsewhere.ts';

/** Writing to the disk waits for a pause in the typing (milliseconds). */
const PAUSE = 400;

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

export interface OpenDraft {
  draft: Draft;
  change: ChangeDraft;
  /** The draft as it is at this moment, also within one event. */
  now: () => Draft;
  /** Writes it to the disk without waiting for a pause. */
  keep: () => void;
  /** Whether it is what was written before a reload or a crash. */
  isRestored: boolean;
  /** When it was kept last; null: nothing to keep yet. */
  keptAt: string | null;
  /** The browser keeps nothing: it is full, or forbids it. */
  isLost: boolean;
  /** Unfinished ones beside this. */
  others: Draft[];
  open: (draft: Draft) => void;
  begin: () => void;
  discard: (id: string) => void;
}

/** The draft of this tab, kept in the browser while it is written. */
export function useDraft(): OpenDraft {
  const { me } = useSession();
  const [draft, setDraft] = useState<Draft>(() => openedDraft(me.id) ?? newDraft(me.timeZone));
  const [restoredId, setRestoredId] = useState(() => (isWritten(draft) ? draft.id : null));
  const [others, setOthers] = useState<Draft[]>(() => othersThan(me.id, draft.id));
  const [keptAt, setKeptAt] = useState<string | null>(() => (isWritten(draft) ? draft.savedAt : null));
  const [isLost, setLost] = useState(false);
  const latest = useRef(draft);
  const isStale = useRef(false);

  const keep = useCallback(() => {
    if (!isStale.current) return;
    isStale.current = false;
    const { current } = latest;
    if (!isWritten(current)) return dropDraft(me.id, current.id);
    const saved = { ...current, savedAt: new Date().toISOString() };
    const isKept = keepDraft(me.id, saved);
    setLost(!isKept);
    if (isKept) setKeptAt(saved.savedAt);
  }, [me.id]);

  const change = useCallback<ChangeDraft>((given) => {
    const before = latest.current;
    const next = { ...before, ...(typeof given === 'function' ? given(before) : given) };
    // The conversation begins with the first thing that is written down.
    latest.current = isWritten(before) ? next : { ...next, startedAt: new Date().toISOString() };
    isStale.current = true;
    setDraft(latest.current);
  }, []);

  useEffect(() => {
    const timer = setTimeout(keep, PAUSE);
    return () => clearTimeout(timer);
  }, [draft, keep]);

  // The tab may be closed, or the page left, within the pause.
  useEffect(() => {
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  useEffect(() => rememberOpened(me.id, draft.id), [me.id, draft.id]);

  // Other tabs write, finish and throw away theirs; and a tab that was duplicated has the same one open.
  useEffect(() => {
    const look = () => setOthers(othersThan(me.id, latest.current.id));
    const onStorage = ({ key }: StorageEvent) => {
      if (key === null || isDraftOf(me.id, key)) look();
      if (key === null || !isDraftOf(me.id, key, draft.id) || isStale.current) return;
      const kept = keptDraft(me.id, draft.id) ?? newDraft(me.timeZone);
      latest.current = kept;
      setDraft(kept);
      setKeptAt(isWritten(kept) ? kept.savedAt : null);
    };
    addEventListener('storage', onStorage);
    const quiet = sayOpen(draft.id, look);
    return () => {
      removeEventListener('storage', onStorage);
      quiet();
    };
  }, [me.id, me.timeZone, draft.id]);

  const show = (next: Draft) => {
    keep();
    latest.current = next;
    isStale.current = false;
    setDraft(next);
    setKeptAt(isWritten(next) ? next.savedAt : null);
    setRestoredId(null);
    setOthers(othersThan(me.id, next.id));
  };
  const begin = () => show(newDraft(me.timeZone));
  const discard = (id: string) => {
    if (id === latest.current.id) {
      isStale.current = false;
      dropDraft(me.id, id);
      begin();
    } else {
      dropDraft(me.id, id);
      setOthers(othersThan(me.id, latest.current.id));
    }
  };
  const now = useCallback(() => latest.current, []);
  return {
    draft,
    change,
    now,
    keep,
    isRestored: restoredId === draft.id,
    keptAt,
    isLost,
    others,
    // As it is by now: another tab may have written on.
    open: (one) => show(keptDraft(me.id, one.id) ?? one),
    begin,
    discard,
  };
}

/** Whoever calls most likely speaks the language of the person at the phone, and of the money of their place. */
function newDraft(timeZone: string): Draft {
  return blankDraft(language(), new Date(), likelyCurrency({ timeZone, languages: navigator.languages }));
}

function othersThan(person: string, id: string): Draft[] {
  return keptDrafts(person, new Date()).filter((one) => one.id !== id && !openElsewhere(one.id));
}
