import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useZone } from './zone.ts';

interface MomentProps {
  /** An instant, ISO 8601 in UTC. */
  at: string;
  /** The zone in which the customer lives; where it differs, it is shown on hover and on focus, and the keyboard stops here. */
  caseZone?: string | null;
  /** `day`: only the day; `time`: only the time of day. */
  show?: 'both' | 'day' | 'time';
}

/** An instant in the zone and the locale of the person who reads, with the customer's zone in reach where it is given. */
export function Moment({ at, caseZone, show = 'both' }: MomentProps) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const date = new Date(at);
  const own = writeMoment(date, i18n.language, zone, show);
  const long = (timeZone: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(date);
  const other = caseZone && caseZone !== zone ? `\n${long(caseZone)} (${caseZone})` : '';
  return (
    <Tooltip
      label={`${long(zone)} (${t('time.yours')})${other}`}
      multiline
      events={{ hover: true, focus: true, touch: true }}
      style={{ whiteSpace: 'pre-line' }}
    >
      <Text
        component="time"
        dateTime={at}
        span
        inherit
        tabIndex={other ? 0 : undefined}
        style={{ whiteSpace: 'nowrap' }}
      >
        {own}
      </Text>
    </Tooltip>
  );
}

/** The same as a text, for where no element fits. */
export function writeMoment(
  date: Date,
  locale: string,
  timeZone: string,
  show: 'both' | 'day' | 'time' = 'both',
): string {
  return new Intl.DateTimeFormat(locale, {
    ...(show !== 'time' && { dateStyle: 'medium' }),
    ...(show !== 'day' && { timeStyle: 'short' }),
    timeZone,
  }).format(date);
}
