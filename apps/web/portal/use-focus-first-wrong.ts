import { useEffect, type RefObject } from 'react';

/** Leads to the first field that is wrong, each time the form was refused. @param times how often it was */
export function useFocusFirstWrong(form: RefObject<HTMLFormElement | null>, times: number): void {
  useEffect(() => {
    if (times > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, times]);
}
