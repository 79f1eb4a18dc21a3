import { Badge } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconHourglassLow,
  IconPlayerPauseFilled,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema';
import { READABLE } from './badges.tsx';
import { useDuration } from './duration.ts';
import { useNow } from './now.ts';

type Clock = components['schemas']['ClockView'];

/** Nearer than this (milliseconds) a deadline wants attention. */
const SOON = 2 * 60 * 60_000;

/** How things stand with a clock, each with a colour and a shape of its own: colour alone tells nothing to many people. */
const LOOKS = {
  over: { color: 'red', Icon: IconAlertTriangleFilled, variant: 'filled' },
  soon: { color: 'orange', Icon: IconHourglassLow, variant: 'light' },
  fine: { color: 'gray', Icon: IconClock, variant: 'light' },
  paused: { color: 'gray', Icon: IconPlayerPauseFilled, variant: 'outline' },
  met: { color: 'green', Icon: IconCircleCheck, variant: 'light' },
  cancelled: { color: 'gray', Icon: IconCircleDashed, variant: 'outline' },
} as const;

/** The time left on a clock, in words, colour and shape, with the name of the clock. */
export function TimeLeft({ clock, named = true }: { clock: Clock; named?: boolean }) {
  const { t } = useTranslation();
  const write = useDuration();
  const left = clock.dueAt === null ? null : new Date(clock.dueAt).getTime() - useNowOf(clock);
  const look = lookOf(clock, left);
  const { color, Icon, variant } = LOOKS[look];
  const time = write(Math.abs(left ?? 0));
  const words =
    look === 'over'
      ? clock.open
        ? t('time.over', { time })
        : t('time.breached')
      : look === 'soon' || look === 'fine'
        ? t('time.left', { time })
        : t(`time.${look}`);
  return (
    <Badge
      color={color}
      variant={variant}
      styles={variant === 'filled' ? undefined : READABLE}
      leftSection={<Icon size={13} aria-hidden />}
      tt="none"
      fw={500}
      radius="sm"
      data-look={look}
    >
      {named ? `${t(`clock.${clock.kind}` as 'clock.promise')} · ` : ''}
      {words}
    </Badge>
  );
}

/** A clock that has stopped needs no ticking. */
function useNowOf(clock: Clock): number {
  const now = useNow();
  return clock.stoppedAt ? new Date(clock.stoppedAt).getTime() : now;
}

function lookOf(clock: Clock, left: number | null): keyof typeof LOOKS {
  if (clock.state === 'met' || clock.state === 'cancelled') return clock.state;
  if (clock.state === 'breached' || (left !== null && left < 0)) return 'over';
  if (left === null) return 'paused';
  return left < SOON ? 'soon' : 'fine';
}
