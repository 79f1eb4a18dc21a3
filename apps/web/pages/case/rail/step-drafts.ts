import type { StepKey } from '../case-data.ts';

/** What was typed and not saved yet, and what it was based on. */
export interface Draft<E> {
  base: E;
  value: E;
}

/** Whose draft it is, and of which step: the next person at this desk does not find it. */
export interface Place {
  personId: string;
  reference: string;
  key: StepKey;
}

/* Kept in the tab's own storage: it survives closing the form and reloading the page, and leaves the device with the tab. */

const nameOf = ({ personId, reference, key }: Place): string => `amends.step.${personId}.${reference}.${key}`;

export function readDraft<E>(place: Place): Draft<E> | null {
  try {
    const kept = sessionStorage.getItem(nameOf(place));
    return kept === null ? null : (JSON.parse(kept) as Draft<E>);
  } catch {
    return null;
  }
}

export function keepDraft<E>(place: Place, draft: Draft<E>): void {
  try {
    sessionStorage.setItem(nameOf(place), JSON.stringify(draft));
  } catch {
    // The browser's store is full or shut: the draft lasts as long as the form.
  }
}

export function forgetDraft(place: Place): void {
  try {
    sessionStorage.removeItem(nameOf(place));
  } catch {
    // Without a store nothing was kept.
  }
}
