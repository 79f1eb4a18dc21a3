import { Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from './public-api.ts';
import { writeWhen } from './when.tsx';

type Promised = CaseView['promises'][number];

/** How a promise stands: what happened to it, and whether in time. */
function stateOf({ state, broken, dueAt }: Promised): 'open' | 'kept' | 'keptLate' | 'broken' | 'withdrawn' {
  if (state === 'withdrawn') return 'withdrawn';
  if (state === 'kept') return broken ? 'keptLate' : 'kept';
  return broken || new Date(dueAt) < new Date() ? 'broken' : 'open';
}

const LOOKS = {
  open: { icon: IconClock, color: undefined },
  kept: { icon: IconCheck, color: undefined },
  keptLate: { icon: IconCheck, color: undefined },
  broken: { icon: IconAlertTriangle, color: 'var(--mantine-color-error)' },
  withdrawn: { icon: IconMinus, color: 'dimmed' },
} as const;

/** What we promised, by when, and what became of it. */
export function Promises({ promises }: { promises: Promised[] }) {
  const { t } = useTranslation('portal');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="promises">
      <Title order={2} size="h4" id="promises" mb="sm">
        {t('promises.title')}
      </Title>
      <List listStyleType="none" spacing="md">
        {promises.map((promise) => (
          <List.Item
            key={`${promise.dueAt} ${promise.what}`}
            styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}
          >
            <One promise={promise} />
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

function One({ promise }: { promise: Promised }) {
  const { t, i18n } = useTranslation('portal');
  const state = stateOf(promise);
  const { icon: Sign, color } = LOOKS[state];
  return (
    <Stack gap={2}>
      <Text className="words" td={state === 'withdrawn' ? 'line-through' : undefined}>
        {promise.what}
      </Text>
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Text c={color} component="span" lh={0} pt={2}>
          <Sign size={18} aria-hidden />
        </Text>
        <Text size="sm" c={color}>
          <b>{t(`promises.${state}`)}</b> · {t('promises.by', { when: writeWhen(promise.dueAt, i18n.language) })}
        </Text>
      </Group>
      {state === 'broken' && <Text size="sm">{t('promises.sorry')}</Text>}
    </Stack>
  );
}
