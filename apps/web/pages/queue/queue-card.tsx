import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { SeverityBadge, StatusBadge } from '../../ui/badges.tsx';
import classes from './queue.module.css';
import { CaseLink, Gone, NearestClock, Received, SelectCase, type LineProps } from './row-parts.tsx';

/** One complaint as a card, for the phone. */
export const QueueCard = memo(function QueueCard({
  row,
  index,
  isActive,
  isSelected,
  isGone,
  measure,
}: LineProps & { measure: Ref<HTMLLIElement> }) {
  const { t } = useTranslation();
  const { reference, customer, subject, excerpt, owner } = row;
  return (
    <li
      ref={measure}
      className={classes.card}
      data-index={index}
      data-line={reference}
      data-active={isActive || undefined}
      data-selected={isSelected || undefined}
      data-gone={isGone || undefined}
    >
      <div className={classes.between}>
        <span>
          <CaseLink reference={reference} /> · {customer.name}
        </span>
        <SelectCase reference={reference} isSelected={isSelected} />
      </div>
      <div className={`${classes.words} ${classes.two}`} lang={row.language}>
        {subject ?? excerpt}
      </div>
      <div className={classes.badges}>
        <NearestClock row={row} />
        {isGone ? <Gone /> : <StatusBadge status={row.status} />}
        <SeverityBadge severity={row.severity} />
      </div>
      <div className={`${classes.between} ${classes.small} ${classes.dimmed}`}>
        <Received at={row.receivedAt} />
        <span>{owner?.name ?? t('nobody')}</span>
      </div>
    </li>
  );
});
