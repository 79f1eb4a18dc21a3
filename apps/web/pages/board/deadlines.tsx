import { Anchor, Badge } from '@mantine/core';
import { IconAlertTriangleFilled, IconHourglassLow } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../../ui/duration.ts';
import { useNow } from '../../ui/now.ts';
import type { Board } from './board-query.ts';
import { CaseLine } from './case-line.tsx';
import { HandOverButton } from './hand-over-button.tsx';
import { BREACHED } from './queue-links.ts';
import { Section } from './section.tsx';
import type { Begin } from './task.ts';

/** Cases whose deadline passed, and after them those whose deadline is near. */
export function Deadlines({ board: { deadlines, totals }, begin }: { board: Board; begin: Begin }) {
  const { t } = useTranslation('board');
  const count = totals.breached + totals.atRisk;
  return (
    <Section
      id="deadlines"
      title={t('deadlines.title')}
      count={count}
      none={t('deadlines.none')}
      isEmpty={deadlines.length === 0}
      more={
        count > deadlines.length && (
          <Anchor component={Link} to="/queue" search={BREACHED as never} size="sm">
            {t('deadlines.more')}
          </Anchor>
        )
      }
    >
      {deadlines.map((one) => (
        <CaseLine key={one.reference} of={one} actions={<HandOverButton of={one} begin={begin} />}>
          <Due kind={one.kind} dueAt={one.dueAt} />
        </CaseLine>
      ))}
    </Section>
  );
}

/** What is due, and the time left or gone, in words, colour and shape. */
export function Due({ kind, dueAt }: { kind: string; dueAt: string }) {
  const { t } = useTranslation();
  const write = useDuration();
  const left = new Date(dueAt).getTime() - useNow();
  const isOver = left <= 0;
  const Icon = isOver ? IconAlertTriangleFilled : IconHourglassLow;
  const time = write(Math.abs(left));
  return (
    <Badge
      color={isOver ? 'red' : 'orange'}
      variant={isOver ? 'filled' : 'light'}
      tt="none"
      fw={500}
      radius="sm"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {t(`clock.${kind}` as 'clock.promise')} · {t(isOver ? 'time.over' : 'time.left', { time })}
    </Badge>
  );
}
