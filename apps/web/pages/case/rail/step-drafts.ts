import type { StepKey } from '../case-data.ts';

/** What was typed and not saved yet, and what it was based on. */
export interface Draft<E> {
  base: E;
  value: E;
}

/* Kept in the tab's own storage: it survives closing the form and reloading the page, and leaves the device with the tab. */

const nameOf = (reference: string, key: StepKey): string => `amends.step.${reference}.${key}`;

export function readDraft<E>(reference: string, key: StepKey): Draft<E> | null {
  const kept = sessionStorage.getItem(nameOf(reference, key));
  return kept === null ? null : (JSON.parse(kept) as Draft<E>);
}

export function keepDraft<E>(reference: string, key: StepKey, draft: Draft<E>): void {
  sessionStorage.setItem(nameOf(reference, key), JSON.stringify(draft));
}

export function forgetDraft(reference: string, key: StepKey): void {
  sessionStorage.removeItem(nameOf(reference, key));
}
