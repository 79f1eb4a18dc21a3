import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangleFilled, IconPhoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeMoment } from '../../ui/moment.tsx';
import { useZone } from '../../ui/zone.ts';
import type { Hold } from './draft.ts';
import { endHold, LONGEST_HOLD, minutesAndSeconds, startHold, waiting } from './hold.ts';
import classes from './intake.module.css';
import { callBackAt } from './quick-times.ts';

interface HoldProps {
  hold: Hold;
  onChange: (hold: Hold) => void;
}

/** Counts the seconds for which the customer is on hold. */
export function HoldTimer({ hold, onChange }: HoldProps) {
  const { t } = useTranslation('intake');
  const isHeld = hold.since !== null;
  const seconds = waiting(hold, useSeconds(isHeld));
  const isLong = seconds >= LONGEST_HOLD;
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="sm"
        variant={isHeld ? 'filled' : 'default'}
        color={isLong ? 'red' : undefined}
        leftSection={isHeld ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />}
        onClick={() => onChange(isHeld ? endHold(hold, new Date()) : startHold(hold, new Date()))}
      >
        {isHeld ? t('hold.end') : t('hold.start')}
      </Button>
      {isHeld && (
        <Group gap={6} wrap="nowrap" c={isLong ? 'var(--mantine-color-red-text)' : undefined}>
          {isLong && <IconAlertTriangleFilled size={22} aria-hidden />}
          <span role="timer" aria-label={t('hold.timer')} className={classes.seconds} data-long={isLong || undefined}>
            {minutesAndSeconds(seconds)}
          </span>
        </Group>
      )}
      {!isHeld && hold.total > 0 && (
        <Text size="xs" c="dimmed">
          {t('hold.total', { total: minutesAndSeconds(hold.total), longest: minutesAndSeconds(hold.longest) })}
        </Text>
      )}
    </Group>
  );
}

interface HoldWarningProps {
  hold: Hold;
  /** Promises to call back by then (ISO 8601 in UTC); the customer need not wait any longer. */
  onCallBack: (dueAt: string) => void;
}

/** After two minutes nobody is kept waiting: a call back is offered, in words that are ready. */
export function HoldWarning({ hold, onCallBack }: HoldWarningProps) {
  const { t, i18n } = useTranslation('intake');
  const zone = useZone();
  const now = useSeconds(hold.since !== null);
  if (waiting(hold, now) < LONGEST_HOLD) return null;
  return (
    <Alert
      color="red"
      variant="filled"
      role="alert"
      w="100%"
      title={t('hold.tooLong')}
      icon={<IconAlertTriangleFilled aria-hidden />}
    >
      <Text size="sm" mb="xs">
        {t('hold.whatToDo')}
      </Text>
      <Group gap="xs">
        {[15, 30, 60].map((minutes) => {
          const dueAt = callBackAt(now, minutes);
          return (
            <Button
              key={minutes}
              size="xs"
              variant="white"
              color="red"
              leftSection={<IconPhoneOff size={14} aria-hidden />}
              onClick={() => onCallBack(dueAt.toISOString())}
            >
              {t('hold.callBack', { time: writeMoment(dueAt, i18n.language, zone, 'time') })}
            </Button>
          );
        })}
      </Group>
    </Alert>
  );
}

/** The time, every second while it matters (milliseconds). */
function useSeconds(isTicking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
