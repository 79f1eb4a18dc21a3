import { Badge, Button, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconBellOff, IconHourglassLow, IconMessageReport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { READABLE } from '../../ui/badges.tsx';
import { useDuration } from '../../ui/duration.ts';
import { useNow } from '../../ui/now.ts';
import type { Board, BoardEscalation } from './board-query.ts';
import { CaseLine } from './case-line.tsx';
import { HandOverButton } from './hand-over-button.tsx';
import { Section } from './section.tsx';
import type { Begin } from './task.ts';

/** What was called for and nobody has taken on, customers' own first. */
export function Escalations({ board: { escalations, totals }, begin }: { board: Board; begin: Begin }) {
  const { t } = useTranslation('board');
  return (
    <Section
      id="escalations"
      title={t('escalations.title')}
      count={totals.escalations}
      none={t('escalations.none')}
      isEmpty={escalations.length === 0}
    >
      {escalations.map((escalation) => (
        <Escalation key={escalation.id} escalation={escalation} begin={begin} />
      ))}
    </Section>
  );
}

function Escalation({ escalation, begin }: { escalation: BoardEscalation; begin: Begin }) {
  const { t } = useTranslation(['board', 'common']);
  const write = useDuration();
  const now = useNow();
  const { reference, kind, clock, breached, reason, told, unheard, climbs, raisedAt, climbsAt } = escalation;
  const waits = write(Math.max(0, now - new Date(raisedAt).getTime()));
  const next = climbsAt === null ? null : new Date(climbsAt).getTime() - now;
  return (
    <CaseLine
      of={escalation}
      actions={
        <>
          <Button
            size="compact-md"
            fz="sm"
            aria-label={`${t('escalations.takeOn')} ${reference}`}
            onClick={() => begin({ kind: 'take-on', escalation })}
          >
            {t('escalations.takeOn')}
          </Button>
          <HandOverButton of={escalation} begin={begin} />
        </>
      }
    >
      {kind === 'customer' ? (
        <Badge
          color="grape"
          variant="light"
          tt="none"
          fw={500}
          leftSection={<IconMessageReport size={13} aria-hidden />}
        >
          {t('escalations.byCustomer')}
        </Badge>
      ) : (
        <Badge
          color={breached ? 'red' : 'orange'}
          variant={breached ? 'filled' : 'light'}
          styles={breached ? undefined : READABLE}
          tt="none"
          fw={500}
          leftSection={
            breached ? <IconAlertTriangleFilled size={13} aria-hidden /> : <IconHourglassLow size={13} aria-hidden />
          }
        >
          {t(breached ? 'escalations.missed' : 'escalations.near', {
            clock: t(`common:clock.${clock ?? 'resolution'}` as 'common:clock.promise'),
          })}
        </Badge>
      )}
      {unheard && (
        <Badge color="red" variant="outline" tt="none" fw={500} leftSection={<IconBellOff size={13} aria-hidden />}>
          {t('escalations.nobodyTold')}
        </Badge>
      )}
      <Text size="xs" c="dimmed" w="100%">
        {[
          t('escalations.since', { time: waits }),
          ...(told.length > 0 ? [t('escalations.told', { names: told.map(({ name }) => name).join(', ') })] : []),
          ...(climbs > 0 ? [t('escalations.climbs', { count: climbs })] : []),
          ...(next !== null && next > 0 ? [t('escalations.next', { time: write(next) })] : []),
        ].join(' · ')}
      </Text>
      {reason && (
        <Text size="sm" fs="italic" w="100%">
          “{reason}”
        </Text>
      )}
    </CaseLine>
  );
}
