import { useTranslation } from 'react-i18next';

/** The company's own labels in the reader's language. */
export function useOwnLabel(): (labels: object) => string | undefined {
  const { i18n } = useTranslation();
  return (labels) => (labels as Record<string, string>)[i18n.language];
}
