import { blankDraft, isWritten, type Draft } from './draft.ts';

/*
 * What is being written stays in this browser, for each person apart, until it is logged or thrown away: nothing is lost
 * when the connection, the page or the machine goes down.
 */

const PREFIX = 'amends.intake';
/** Customers' words do not lie about in a browser for longer (milliseconds). */
const KEPT_FOR = 14 * 24 * 3_600_000;

const keyOf = (person: string, id: string): string => `${PREFIX}.${person}.${id}`;
/** Which one this tab has open; survives a reload of the tab. */
const openKey = (person: string): string => `${PREFIX}.${person}.open`;

/** All drafts of a person, the latest first; those that are too old are thrown away. */
export function keptDrafts(person: string, now: Date): Draft[] {
  const names = attempt(() => Object.keys(localStorage)) ?? [];
  return names
    .filter((name) => isDraftOf(person, name))
    .flatMap((name) => {
      const draft = read(name);
      if (draft && isWritten(draft) && now.getTime() - Date.parse(draft.savedAt) < KEPT_FOR) return [draft];
      attempt(() => localStorage.removeItem(name));
      return [];
    })
    .toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** @returns whether the browser kept it */
export function keepDraft(person: string, draft: Draft): boolean {
  return (
    attempt(() => {
      localStorage.setItem(keyOf(person, draft.id), JSON.stringify(draft));
      return true;
    }) ?? false
  );
}

export function dropDraft(person: string, id: string): void {
  attempt(() => localStorage.removeItem(keyOf(person, id)));
}

/** One of a person's drafts as it is kept by now. */
export const keptDraft = (person: string, id: string): Draft | null => read(keyOf(person, id));

/** Whether something of this name in the browser's store is a draft of the person, or this very draft. */
export const isDraftOf = (person: string, name: string, id = ''): boolean =>
  id === '' ? name.startsWith(`${PREFIX}.${person}.`) : name === keyOf(person, id);

/** The draft that this tab had open before a reload. */
export function openedDraft(person: string): Draft | null {
  const id = attempt(() => sessionStorage.getItem(openKey(person)));
  return id ? read(keyOf(person, id)) : null;
}

export function rememberOpened(person: string, id: string): void {
  attempt(() => sessionStorage.setItem(openKey(person), id));
}

/** A draft of an earlier version gets what it does not have yet. */
function read(name: string): Draft | null {
  return attempt(() => {
    const stored = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<Draft> | null;
    if (!stored || typeof stored.words !== 'string' || !stored.id || !stored.customer) return null;
    return { ...blankDraft(stored.language ?? 'en', new Date()), ...stored };
  });
}

/** A browser may refuse to keep anything, or be full. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
