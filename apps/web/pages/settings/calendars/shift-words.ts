import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from './calendar-values.ts';

/** Writes a shift in a few words: "Mon–Fri 09:00–17:00". */
export function useShiftWords(): (shift: { days: Weekday[]; from: string; to: string }) => string {
  const { t } = useTranslation('deadlines');
  return ({ days, from, to }) => {
    const at = days.map((day) => WEEKDAYS.indexOf(day)).toSorted((a, b) => a - b);
    const isRow = at.length > 2 && at.every((day, index) => index === 0 || day === at[index - 1]! + 1);
    const name = (day: number) => t(`weekday.${WEEKDAYS[day]!}`);
    const which = isRow ? `${name(at[0]!)}–${name(at.at(-1)!)}` : at.map(name).join(', ');
    return `${which} ${from}–${to}${to <= from ? ` (${t('calendars.nextDay')})` : ''}`;
  };
}
