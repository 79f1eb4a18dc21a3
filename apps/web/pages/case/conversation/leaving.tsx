import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useEffect, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { askComposer } from './ask-composer.ts';
import classes from './conversation.module.css';
import { sendNow, undo, UNDO_WITHIN, type Outgoing } from './outgoing.ts';

/** A message that leaves in a moment, and can be taken back until then. */
export function Leaving({ message }: { message: Outgoing }) {
  const { t } = useTranslation('conversation');
  const seconds = useSecondsUntil(message.leavesAt);
  /** The button goes, so the cursor goes where the words are. */
  const take = (what: (key: string) => unknown): void => {
    what(message.key);
    askComposer(message.body.kind);
  };
  if (message.state === 'leaving')
    return (
      <Text size="sm" role="status">
        {t('leaving.now')}
      </Text>
    );
  return (
    <Paper withBorder p="xs">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <div>
            <Text size="sm" role="status">
              {t('leaving.soon', { count: UNDO_WITHIN / 1_000 })}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={1} maw={420}>
              {message.body.body}
            </Text>
          </div>
          <Group gap="xs">
            <Button size="xs" variant="filled" onClick={() => take(undo)}>
              {t('leaving.undo')}
              <span aria-hidden>&nbsp;({seconds})</span>
            </Button>
            <Button size="xs" variant="default" onClick={() => take(sendNow)}>
              {t('leaving.sendNow')}
            </Button>
          </Group>
        </Group>
        <div
          className={classes.countdown}
          style={{ '--undo-within': `${UNDO_WITHIN}ms` } as CSSProperties}
          aria-hidden
        />
      </Stack>
    </Paper>
  );
}

function useSecondsUntil(moment: number): number {
  const left = () => Math.max(0, Math.ceil((moment - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  });
  return seconds;
}
