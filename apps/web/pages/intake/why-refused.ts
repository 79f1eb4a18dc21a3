import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/problem.ts';
import { useCustomFields } from '../../api/settings-queries.ts';
import { useOwnLabel } from '../../ui/own-label.ts';

/** What something was refused for, in the words that stand at the fields: "Order number: is missing". */
export function useWhyRefused(): (problem: Problem) => string[] {
  const { t } = useTranslation('intake');
  const words = useOwnLabel();
  const { data: fields } = useCustomFields();
  const labels: Record<string, string> = {
    'customer.name': t('customer.name'),
    'customer.phone': t('customer.phone'),
    'customer.email': t('customer.email'),
    words: t('words.label'),
    subject: t('facts.subject'),
    category: t('facts.category'),
    place: t('facts.place'),
    tags: t('facts.tags'),
    what: t('promise.what'),
    dueAt: t('promise.dueAt'),
  };
  for (const { name, labels: own } of fields?.items ?? []) labels[`customFields.${name}`] = words(own) ?? name;
  return ({ errors, says }) =>
    errors.length === 0
      ? [says]
      : errors.map(({ field, reason }) => {
          const label = labels[field] ?? labels[field.split('.')[0]!];
          return label === undefined ? reason : t('logging.at', { label, reason });
        });
}
