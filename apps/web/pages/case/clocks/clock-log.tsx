import { Text, Timeline } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowsMoveHorizontal,
  IconCircleCheck,
  IconCircleDashed,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../ui/moment.tsx';
import type { ClockExplained } from '../case-data.ts';

const ICONS = {
  started: IconPlayerPlay,
  paused: IconPlayerPause,
  resumed: IconPlayerPlay,
  moved: IconArrowsMoveHorizontal,
  met: IconCircleCheck,
  cancelled: IconCircleDashed,
  breached: IconAlertTriangle,
} as const;

/** All that happened to a clock, in order of time. */
export function ClockLog({ log }: { log: ClockExplained['log'] }) {
  const { t } = useTranslation('case');
  return (
    <Timeline bulletSize={22} lineWidth={2} mt="xs">
      {log.map(({ type, at, dueAt, why, name }) => {
        const Icon = ICONS[type];
        return (
          <Timeline.Item
            key={`${at} ${type}`}
            bullet={<Icon size={13} aria-hidden />}
            title={<Text size="sm">{t(`clock.turn.${type}`)}</Text>}
          >
            <Text size="xs" c="dimmed">
              <Moment at={at} />
              {dueAt && type !== 'met' && type !== 'cancelled' && (
                <>
                  {' · '}
                  {t('clock.dueThen')} <Moment at={dueAt} />
                </>
              )}
              {why && ` · ${t(`clock.movedWhy.${why}` as 'clock.movedWhy.policy')}${name ? ` “${name}”` : ''}`}
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
