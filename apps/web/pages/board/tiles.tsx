import { Text, VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconFolderOpen,
  IconHeartBroken,
  IconHourglassLow,
  IconSpeakerphone,
  IconTargetArrow,
  IconUserQuestion,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from './board-query.ts';
import classes from './board.module.css';
import { BREACHED, DUE_SOON, OPEN, OWNERLESS } from './queue-links.ts';

/** The counts of the whole company; each leads to what it counts. */
export function Tiles({ totals }: { totals: Board['totals'] }) {
  const { t } = useTranslation('board');
  const { breached, atRisk, escalations, ownerless, promisesToday, promisesBroken, open } = totals;
  return (
    <ul className={classes.tiles} aria-label={t('tiles.label')}>
      <Tile
        look={escalations ? 'over' : 'fine'}
        count={escalations}
        name={t('tiles.escalations')}
        Icon={IconSpeakerphone}
        to="#escalations"
      />
      <Tile
        look={breached ? 'over' : 'fine'}
        count={breached}
        name={t('tiles.breached')}
        Icon={IconAlertTriangleFilled}
        search={BREACHED}
      />
      <Tile
        look={atRisk ? 'soon' : 'fine'}
        count={atRisk}
        name={t('tiles.atRisk')}
        Icon={IconHourglassLow}
        search={DUE_SOON}
        hint={t('atRiskMeans')}
      />
      <Tile
        look={ownerless ? 'soon' : 'fine'}
        count={ownerless}
        name={t('tiles.ownerless')}
        Icon={IconUserQuestion}
        search={OWNERLESS}
      />
      <Tile
        look={promisesBroken ? 'over' : 'fine'}
        count={promisesBroken}
        name={t('tiles.promisesBroken')}
        Icon={IconHeartBroken}
        to="#promises"
      />
      <Tile look="fine" count={promisesToday} name={t('tiles.promisesToday')} Icon={IconTargetArrow} to="#promises" />
      <Tile look="fine" count={open} name={t('tiles.open')} Icon={IconFolderOpen} search={OPEN} />
    </ul>
  );
}

interface TileProps {
  look: 'over' | 'soon' | 'fine';
  count: number;
  name: string;
  Icon: typeof IconFolderOpen;
  /** Within the page. */
  to?: string;
  /** Filters of the queue. */
  search?: Record<string, unknown>;
  hint?: string;
}

function Tile({ look, count, name, Icon, to, search, hint }: TileProps) {
  const inside: ReactNode = (
    <>
      <Text component="span" display="flex" fz={26} fw={700} lh={1.1} style={{ alignItems: 'center', gap: 6 }}>
        <Icon size={20} aria-hidden />
        {count}
      </Text>
      <Text component="span" size="sm" display="block">
        {name}
        {hint && <VisuallyHidden>. {hint}</VisuallyHidden>}
      </Text>
    </>
  );
  return (
    <li>
      {search ? (
        <Link to="/queue" search={search} className={classes.tile} data-look={look} title={hint}>
          {inside}
        </Link>
      ) : (
        <a href={to} className={classes.tile} data-look={look}>
          {inside}
        </a>
      )}
    </li>
  );
}
