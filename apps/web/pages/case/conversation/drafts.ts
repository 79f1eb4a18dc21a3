import type { components } from '../../../api/schema';

export type Kind = components['schemas']['AddMessageBody']['kind'];
export type Attachment = components['schemas']['AttachmentView'];

/** What somebody has begun to write in one case: a text of its own for each kind, so that no note ever turns into a reply. */
export interface Draft {
  kind: Kind;
  texts: Record<Kind, string>;
  files: Record<Kind, Attachment[]>;
  /** Whether the reply goes by mail too. */
  mail: boolean;
  /** How the customer told it. */
  channel: Channel;
  /** How a customer whom no mail reaches was told; 'web': not yet. */
  told: Channel;
}
export type Channel = NonNullable<components['schemas']['AddMessageBody']['channel']>;

const EMPTY: Draft = {
  kind: 'to-customer',
  texts: { 'to-customer': '', note: '', 'from-customer': '' },
  files: { 'to-customer': [], note: [], 'from-customer': [] },
  mail: true,
  channel: 'phone',
  told: 'web',
};

/** Uploaded files wait a day for their message; a little before that they count as gone (milliseconds). */
const FILES_LAST = 23 * 3_600_000;

const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();

export const draftKey = (personId: string, reference: string): string => `amends.draft.${personId}.${reference}`;

/** The draft as it is kept in this browser. The same object until it changes. */
export function readDraft(key: string): Draft {
  const known = drafts.get(key);
  if (known) return known;
  const draft = stored(key) ?? EMPTY;
  drafts.set(key, draft);
  return draft;
}

export function changeDraft(key: string, change: (draft: Draft) => Draft): void {
  const next = change(readDraft(key));
  drafts.set(key, next);
  const isEmpty =
    Object.values(next.texts).every((text) => text === '') &&
    Object.values(next.files).every((some) => some.length === 0);
  try {
    if (isEmpty) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(next));
  } catch {
    // The browser's store is full or shut: the draft lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Another tab wrote on or sent it off: that is what there is; which kind is open is each tab's own affair. */
addEventListener('storage', ({ key }) => {
  if (key !== null) readAnew(key);
});
/** A page that the browser had put aside was told nothing of it. */
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const key of drafts.keys()) readAnew(key);
});

function readAnew(key: string): void {
  const known = drafts.get(key);
  if (!known) return;
  drafts.set(key, { ...(stored(key) ?? EMPTY), kind: known.kind });
  for (const listener of listeners) listener();
}

/**
 * Puts back what was not sent, in front of whatever was begun meanwhile.
 * @param show turns to it; else only if nothing else is being written, so that no letter goes where nobody meant it
 */
export function returnToDraft(key: string, kind: Kind, text: string, files: Attachment[], show: boolean): void {
  changeDraft(key, (draft) => ({
    ...draft,
    kind: show || draft.texts[draft.kind].trim() === '' ? kind : draft.kind,
    texts: { ...draft.texts, [kind]: [text, draft.texts[kind]].filter((one) => one.trim()).join('\n\n') },
    files: { ...draft.files, [kind]: [...files, ...draft.files[kind]] },
  }));
}

export function onDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(key: string): Draft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
    if (!kept) return null;
    const fresh = (files: Attachment[] = []) =>
      files.filter(({ uploadedAt }) => Date.now() - Date.parse(uploadedAt) < FILES_LAST);
    const files = { ...EMPTY.files, ...kept.files };
    return {
      ...EMPTY,
      ...kept,
      texts: { ...EMPTY.texts, ...kept.texts },
      files: {
        'to-customer': fresh(files['to-customer']),
        note: fresh(files.note),
        'from-customer': fresh(files['from-customer']),
      },
    };
  } catch {
    return null;
  }
}
