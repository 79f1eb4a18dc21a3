import { Anchor, Badge } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../../ui/duration.ts';
import { useNow } from '../../ui/now.ts';
import type { Board } from './board-query.ts';
import { CaseLine } from './case-line.tsx';
import { HandOverButton } from './hand-over-button.tsx';
import { OWNERLESS } from './queue-links.ts';
import { Section } from './section.tsx';
import type { Begin } from './task.ts';

/** Cases that nobody owns, the oldest first. */
export function Ownerless({ board: { ownerless, totals }, begin }: { board: Board; begin: Begin }) {
  const { t } = useTranslation('board');
  const write = useDuration();
  const now = useNow();
  return (
    <Section
      id="ownerless"
      title={t('ownerless.title')}
      count={totals.ownerless}
      none={t('ownerless.none')}
      isEmpty={ownerless.length === 0}
      more={
        totals.ownerless > ownerless.length && (
          <Anchor component={Link} to="/queue" search={OWNERLESS as never} size="sm">
            {t('deadlines.more')}
          </Anchor>
        )
      }
    >
      {ownerless.map((one) => (
        <CaseLine key={one.reference} of={one} actions={<HandOverButton of={one} begin={begin} />}>
          <Badge
            color="orange"
            variant="outline"
            tt="none"
            fw={500}
            leftSection={<IconUserQuestion size={13} aria-hidden />}
          >
            {t('ownerless.since', { time: write(Math.max(0, now - new Date(one.receivedAt).getTime())) })}
          </Badge>
        </CaseLine>
      ))}
    </Section>
  );
}
