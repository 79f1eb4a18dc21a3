import { useTranslation } from 'react-i18next';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** Writes a length of time (milliseconds) in at most two units: "2 days 3 hours", "45 minutes". */
export function useDuration(): (milliseconds: number) => string {
  const { t } = useTranslation();
  return (milliseconds) => {
    const parts = [
      [Math.floor(milliseconds / DAY), 'time.days'],
      [Math.floor((milliseconds % DAY) / HOUR), 'time.hours'],
      [Math.floor((milliseconds % HOUR) / MINUTE), 'time.minutes'],
    ] as const;
    const first = parts.findIndex(([count]) => count > 0);
    if (first < 0) return t('time.lessThanMinute');
    return parts
      .slice(first, first + 2)
      .filter(([count]) => count > 0)
      .map(([count, unit]) => t(unit, { count }))
      .join(' ');
  };
}
