import { Badge, Text, Timeline } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBell,
  IconEye,
  IconFlagFilled,
  IconFlame,
  IconPlayerPlay,
  IconWebhook,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDurationWords } from '../../../ui/duration-words.ts';
import { rungOrder, type RungTime } from './rung-time.ts';

export const ACTIONS = ['notify', 'reassign', 'raise-severity', 'add-watcher', 'call-webhook'] as const;
export type Action = (typeof ACTIONS)[number];
export const AUDIENCES = ['owner', 'supervisor', 'manager'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A rung as it is drawn. */
export interface DrawnRung extends RungTime {
  action: Action;
  to: Audience;
  clocks: readonly string[];
}

const ICONS = {
  notify: IconBell,
  reassign: IconArrowsExchange,
  'raise-severity': IconFlame,
  'add-watcher': IconEye,
  'call-webhook': IconWebhook,
} as const;

/** The rungs on a line from the beginning of the time past the deadline. */
export function LadderLine({ rungs }: { rungs: readonly DrawnRung[] }) {
  const { t } = useTranslation('deadlines');
  const sorted = rungs.toSorted((a, b) => rungOrder(a) - rungOrder(b));
  const before = sorted.filter(({ when }) => when === 'share' || when === 'before');
  const after = sorted.filter(({ when }) => when === 'after');
  const atBreach = sorted.filter(({ when }) => when === 'breach');
  return (
    <Timeline bulletSize={26} lineWidth={3} active={before.length + 1} color="cyan" aria-label={t('ladders.line')}>
      <Timeline.Item bullet={<IconPlayerPlay size={14} aria-hidden />} title={t('ladders.begin')} />
      {before.map((rung, index) => (
        <Step key={index} rung={rung} />
      ))}
      <Timeline.Item
        bullet={<IconFlagFilled size={14} aria-hidden />}
        color="red"
        title={<b>{t('ladders.deadline')}</b>}
        lineVariant="dashed"
      >
        {atBreach.map((rung, index) => (
          <Text key={index} size="sm">
            <Words rung={rung} />
          </Text>
        ))}
      </Timeline.Item>
      {after.map((rung, index) => (
        <Step key={index} rung={rung} />
      ))}
    </Timeline>
  );
}

/** Mantine's line takes the place of an item from its props, so they are handed on. */
function Step({ rung, ...line }: { rung: DrawnRung }) {
  const { t } = useTranslation('deadlines');
  const words = useDurationWords();
  const Icon = ICONS[rung.action];
  const past = rung.when === 'after';
  const title =
    rung.when === 'share'
      ? t('ladders.atShare', { percent: rung.percent })
      : t(past ? 'ladders.atAfter' : 'ladders.atBefore', { time: words(rung.time) });
  return (
    <Timeline.Item
      {...line}
      bullet={<Icon size={14} aria-hidden />}
      title={title}
      color={past ? 'red' : 'cyan'}
      lineVariant={past ? 'dashed' : 'solid'}
    >
      <Text size="sm">
        <Words rung={rung} />
      </Text>
    </Timeline.Item>
  );
}

function Words({ rung: { action, to, clocks } }: { rung: DrawnRung }) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  return (
    <>
      {t(`ladders.does.${action}`, { who: t(`audience.${to}`) })}
      {clocks.map((clock) => (
        <Badge key={clock} ms={6} size="sm" variant="light" tt="none">
          {common(`clock.${clock}` as 'clock.promise')}
        </Badge>
      ))}
    </>
  );
}
