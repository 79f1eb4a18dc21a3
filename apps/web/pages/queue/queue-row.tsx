import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityBadge, StatusBadge } from '../../ui/badges.tsx';
import classes from './queue.module.css';
import { CaseLink, ClockAndDeadline, Gone, NearestClock, Received, SelectCase, type LineProps } from './row-parts.tsx';

/** One complaint as a line of the table. */
export const QueueRow = memo(function QueueRow({ row, index, isActive, isSelected, isGone }: LineProps) {
  const { t } = useTranslation();
  const { reference, customer, subject, excerpt, owner, team } = row;
  return (
    <tr
      className={classes.row}
      aria-rowindex={index + 2}
      data-line={reference}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-gone={isGone || undefined}
    >
      <td>
        <SelectCase reference={reference} isSelected={isSelected} />
      </td>
      <td>
        <div className={classes.line}>
          <CaseLink reference={reference} />
        </div>
        <div className={classes.line}>{customer.name}</div>
      </td>
      <td className={classes.words} lang={row.language}>
        {subject && <div className={`${classes.line} ${classes.strong}`}>{subject}</div>}
        <div className={subject ? `${classes.line} ${classes.dimmed}` : classes.two}>{excerpt}</div>
      </td>
      <td>
        <div className={classes.stacked}>
          {isGone ? <Gone /> : <StatusBadge status={row.status} />}
          <SeverityBadge severity={row.severity} />
        </div>
      </td>
      <td>
        <div className={owner ? classes.line : `${classes.line} ${classes.dimmed}`}>{owner?.name ?? t('nobody')}</div>
        <div className={`${classes.line} ${classes.small} ${classes.dimmed}`}>{team?.name}</div>
      </td>
      <td>
        <div className={classes.line}>
          <NearestClock row={row} named={false} />
        </div>
        <div className={`${classes.line} ${classes.small}`}>
          <ClockAndDeadline row={row} />
        </div>
        <div className={`${classes.line} ${classes.small} ${classes.dimmed}`}>
          <Received at={row.receivedAt} />
        </div>
      </td>
    </tr>
  );
});
