import { useTranslation } from 'react-i18next';

/** Bones of the fishbone (handbook, section 7): offered as causes and kept by these keys; others may be written. */
export const CAUSES = ['people', 'process', 'policy', 'product', 'place', 'systems', 'supplier'] as const;

/** A cause in the reader's language; one that somebody wrote stays as it is. */
export function useCauseName(): { nameOf: (cause: string) => string; causeOf: (name: string) => string } {
  const { t } = useTranslation('steps');
  return {
    nameOf: (cause) => {
      const known = CAUSES.find((one) => one === cause);
      return known ? t(`cause.${known}`) : cause;
    },
    /** Back: what is to be kept. */
    causeOf: (name) => CAUSES.find((one) => t(`cause.${one}`) === name) ?? name,
  };
}
