import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimeLeft } from '../../ui/time-left.tsx';
import { useZone } from '../../ui/zone.ts';
import type { Row } from './queue-queries.ts';
import classes from './queue.module.css';

/** What a line of the list is told beside the row itself. */
export interface LineProps {
  row: Row;
  index: number;
  isActive: boolean;
  isSelected: boolean;
  isGone: boolean;
}

/** The link to the case. The list itself hears the click, so that a hundred rows need no listeners. */
export function CaseLink({ reference }: { reference: string }) {
  return (
    <a className={classes.link} href={`/complaints/${reference}`} data-reference={reference}>
      {reference}
    </a>
  );
}

export function SelectCase({ reference, isSelected }: { reference: string; isSelected: boolean }) {
  const { t } = useTranslation('queue');
  return (
    <label className={classes.hit}>
      <input
        type="checkbox"
        className={classes.check}
        checked={isSelected}
        data-select={reference}
        // The list hears it.
        onChange={() => undefined}
        aria-label={t('select.one', { reference })}
      />
    </label>
  );
}

/** The nearest clock: time left in words, colour and shape. */
export function NearestClock({ row, named = true }: { row: Row; named?: boolean }) {
  const { t } = useTranslation('queue');
  if (row.nearestClock) return <TimeLeft clock={row.nearestClock} named={named} />;
  return <span className={`${classes.dimmed} ${classes.small}`}>{t('noClock')}</span>;
}

/** Which clock it is and when it is due, where the badge has no room for it. */
export function ClockAndDeadline({ row: { nearestClock } }: { row: Row }) {
  const { t } = useTranslation(['queue', 'common']);
  const write = useShort();
  if (!nearestClock) return null;
  const { kind, dueAt } = nearestClock;
  return (
    <>
      {t(`common:clock.${kind}` as 'common:clock.promise')}
      {dueAt !== null && ` · ${t('due', { at: write(dueAt) })}`}
    </>
  );
}

export function Received({ at }: { at: string }) {
  const { t } = useTranslation('queue');
  const write = useShort();
  return <time dateTime={at}>{t('received', { at: write(at) })}</time>;
}

export function Gone() {
  const { t } = useTranslation('queue');
  return (
    <Badge color="gray" variant="default" tt="none" fw={500}>
      {t('gone')}
    </Badge>
  );
}

function useShort(): (at: string) => string {
  const { i18n } = useTranslation();
  const zone = useZone();
  return (at) => writeShort(new Date(at), i18n.language, zone);
}

/** Writers by locale and zone: making one costs more than a hundred instants to write. */
const writers = new Map<string, Intl.DateTimeFormat>();

function writeShort(date: Date, locale: string, timeZone: string): string {
  const key = `${locale} ${timeZone}`;
  let writer = writers.get(key);
  if (!writer) {
    writer = new Intl.DateTimeFormat(locale, {
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    });
    writers.set(key, writer);
  }
  return writer.format(date);
}
