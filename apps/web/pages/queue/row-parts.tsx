import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeMoment } from '../../ui/moment.tsx';
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
export function NearestClock({ row }: { row: Row }) {
  const { t } = useTranslation('queue');
  if (row.nearestClock) return <TimeLeft clock={row.nearestClock} />;
  return <span className={`${classes.dimmed} ${classes.small}`}>{t('noClock')}</span>;
}

export function Received({ at }: { at: string }) {
  const { t, i18n } = useTranslation('queue');
  const zone = useZone();
  return (
    <time dateTime={at} className={classes.small}>
      {t('received', { at: writeMoment(new Date(at), i18n.language, zone) })}
    </time>
  );
}

export function Gone() {
  const { t } = useTranslation('queue');
  return (
    <Badge color="gray" variant="default" tt="none" fw={500}>
      {t('gone')}
    </Badge>
  );
}
