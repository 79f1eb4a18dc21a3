import { useTranslation } from 'react-i18next';
import { useCategories } from '../api/settings-queries.ts';

/** What people read for a category: its label in their language; the name itself where nobody has given it one. */
export function useCategoryName(): (name: string) => string {
  const { i18n } = useTranslation();
  const { data } = useCategories();
  return (name) => {
    const labels = data?.items.find((category) => category.name === name)?.labels as Record<string, string> | undefined;
    return labels?.[i18n.language] ?? name;
  };
}
