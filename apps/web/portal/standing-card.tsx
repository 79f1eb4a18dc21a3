import { Group, Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import {
  IconArrowsJoin,
  IconChecks,
  IconClockPause,
  IconInbox,
  IconLock,
  IconMailOpened,
  IconMessageQuestion,
  IconProgress,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from './heading.tsx';
import type { CaseView } from './public-api.ts';
import { When } from './when.tsx';

type Standing = CaseView['standing']['key'];

const LOOKS: Record<Standing, { icon: Icon; color: string }> = {
  received: { icon: IconInbox, color: 'cyan.9' },
  'in-progress': { icon: IconProgress, color: 'cyan.9' },
  'your-turn': { icon: IconMessageQuestion, color: 'orange.9' },
  'others-turn': { icon: IconClockPause, color: 'gray.8' },
  answered: { icon: IconMailOpened, color: 'indigo.8' },
  accepted: { icon: IconChecks, color: 'teal.9' },
  closed: { icon: IconLock, color: 'gray.8' },
  joined: { icon: IconArrowsJoin, color: 'gray.8' },
};

/** Where it stands, in plain words; who looks after it, and by when there is news. */
export function StandingCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('portal');
  const { standing, reference, subject, receivedAt, owner, newsBy } = view;
  const { icon: Picture, color } = LOOKS[standing.key];
  const isOver = ['answered', 'accepted', 'closed', 'joined'].includes(standing.key);
  return (
    <Stack gap="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon size={48} radius="xl" color={color} aria-hidden>
          <Picture />
        </ThemeIcon>
        <div>
          <Text size="sm" c="dimmed">
            {t('case.title', { reference })}
          </Text>
          <Heading>{standing.title}</Heading>
          <Text mt={4}>{standing.text}</Text>
        </div>
      </Group>
      <Paper withBorder p="md">
        <Stack component="dl" gap="xs" m={0}>
          {newsBy && (
            <Fact label={t('case.newsBy')}>
              <When at={newsBy} />
            </Fact>
          )}
          {(owner !== null || !isOver) && <Fact label={t('case.owner')}>{owner ?? t('case.noOwner')}</Fact>}
          {subject && <Fact label={t('case.subject')}>{subject}</Fact>}
          <Fact label={t('case.received')}>
            <When at={receivedAt} />
          </Fact>
        </Stack>
      </Paper>
    </Stack>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="baseline">
      <Text component="dt" size="sm" c="dimmed" w={130} style={{ flexShrink: 0 }}>
        {label}
      </Text>
      <Text component="dd" m={0} fw={600} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  );
}
