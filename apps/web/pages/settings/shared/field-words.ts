import { useTranslation } from 'react-i18next';
import type { ChangedField } from './changed-meanwhile.tsx';
import type { Difference } from './what-changed.ts';

/** Longer than this nobody reads it in a list. */
const FEW_WORDS = 120;

const PARTS = ['rungs', 'shifts', 'holidays', 'closed', 'special', 'choices', 'after'] as const;

/** What a field is called on the screen; what stands in no field of its own is called as the part of the form that it is in. */
export function useFieldLabel(): (form: HTMLElement | null, path: string) => string | undefined {
  const { t } = useTranslation('settings');
  return (form, path) => {
    const input = inputOf(form, path);
    if (input) return labelOf(input);
    const part = PARTS.find((name) => name === path.split('.')[0]);
    return part && t(`meanwhile.part.${part}`);
  };
}

/** The input in which a value of the form stands. */
export const inputOf = (form: HTMLElement | null, path: string): HTMLElement | null =>
  form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? null;

/** Says what changed as the form says it: by the labels that stand on the screen. */
export function useFieldWords(): (form: HTMLElement | null, changed: readonly Difference[]) => ChangedField[] {
  const { t } = useTranslation('settings');
  return (form, changed) =>
    changed.map(({ path, now, isMineToo }) => {
      const input = inputOf(form, path);
      const part = PARTS.find((name) => name === path.split('.')[0]);
      const label = input ? labelOf(input) : part ? t(`meanwhile.part.${part}`) : t('meanwhile.other');
      const words = typeof now === 'boolean' ? t(now ? 'roles.yes' : 'roles.no') : valueOf(input, now);
      return { path, label, isMineToo, ...(words !== undefined && { now: words }) };
    });
}

/** The label of an input, with the group in which it stands. */
function labelOf(input: Element): string {
  const own = (input as HTMLInputElement).labels?.[0]?.textContent ?? input.getAttribute('aria-label') ?? '';
  const legend = input.closest('fieldset')?.querySelector(':scope > legend')?.textContent;
  const label = own.replace(/\s*\*$/, '');
  return legend ? `${legend}: ${label}` : label;
}

/** What stands in the field now; undefined where it is chosen from a list or too long. */
function valueOf(input: Element | null, now: unknown): string | undefined {
  if (now === null) return '';
  if (input instanceof HTMLSelectElement) return [...input.options].find(({ value }) => value === now)?.text;
  if (!input || input.getAttribute('aria-haspopup') === 'listbox') return undefined;
  const text = typeof now === 'string' || typeof now === 'number' ? String(now) : undefined;
  return text !== undefined && text.length > FEW_WORDS ? `${text.slice(0, FEW_WORDS)}…` : text;
}
