import { useTranslation } from 'react-i18next';
import { partsOf } from './read-duration.ts';

const UNITS = ['days', 'hours', 'minutes', 'seconds'] as const;

/** Writes an ISO 8601 duration in full, so that it can be typed like this as well: "1 day 4 hours". */
export function useDurationWords(): (iso: string) => string {
  const { t } = useTranslation('duration');
  return (iso) => {
    const parts = partsOf(iso);
    if (!parts) return iso;
    const words = UNITS.filter((unit) => parts[unit] > 0).map((unit) => t(unit, { count: parts[unit] }));
    return words.join(' ') || t('minutes', { count: 0 });
  };
}
