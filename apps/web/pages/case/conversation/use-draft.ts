import { useSyncExternalStore } from 'react';
import { changeDraft, draftKey, onDrafts, readDraft, type Draft } from './drafts.ts';

/** The person's draft in this case, kept in the browser with every letter. */
export function useDraft(personId: string, reference: string) {
  const key = draftKey(personId, reference);
  const draft = useSyncExternalStore(onDrafts, () => readDraft(key));
  const { kind } = draft;
  const change = (edit: (draft: Draft) => Draft): void => changeDraft(key, edit);
  return {
    draft,
    kind,
    text: draft.texts[kind],
    files: draft.files[kind],
    change,
    write: (text: string): void => change((before) => ({ ...before, texts: { ...before.texts, [kind]: text } })),
  };
}
