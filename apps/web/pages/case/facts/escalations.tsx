import { Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconBellRinging, IconCircleCheck, IconCircleDashed, IconSpeakerphone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { escalationsQuery, type Escalation } from '../case-data.ts';
import { useChange } from '../use-change.ts';

const LOOKS = {
  told: { color: 'gray', Icon: IconSpeakerphone },
  waiting: { color: 'red', Icon: IconBellRinging },
  acknowledged: { color: 'green', Icon: IconCircleCheck },
  ended: { color: 'gray', Icon: IconCircleDashed },
} as const;

/** Who was called to this case and why, the latest first; what waits can be taken on. */
export function Escalations({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  const { data, error, refetch } = useQuery(escalationsQuery(reference));
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  if (data.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('escalation.none')}
      </Text>
    );
  return (
    <List listStyleType="none" spacing="sm" size="sm" aria-label={t('panel.escalations')}>
      {data.items.toReversed().map((one) => (
        <List.Item key={one.id}>
          <EscalationLine reference={reference} escalation={one} />
        </List.Item>
      ))}
    </List>
  );
}

function EscalationLine({ reference, escalation }: { reference: string; escalation: Escalation }) {
  const { t } = useTranslation(['case', 'common']);
  const { can } = useSession();
  const { id, kind, clock, action, reason, state, raisedAt, told, unheard, acknowledgedBy, acknowledgedAt } =
    escalation;
  const { color, Icon } = LOOKS[state];
  const acknowledge = useChange(reference, () =>
    answer(api.POST('/api/v1/escalations/{id}/acknowledgement', { params: { path: { id } } })),
  );
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <Text size="sm" fw={500}>
          {kind === 'customer'
            ? t('escalation.byCustomer')
            : clock
              ? t(`common:clock.${clock.kind}` as 'common:clock.promise')
              : t('escalation.rung')}
        </Text>
        <Badge
          color={color}
          variant={state === 'waiting' ? 'filled' : 'light'}
          tt="none"
          fw={500}
          radius="sm"
          leftSection={<Icon size={13} aria-hidden />}
        >
          {t(`escalation.state.${state}`)}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {t(`escalation.action.${action}` as 'escalation.action.notify')} · <Moment at={raisedAt} />
      </Text>
      {reason && (
        <Text size="sm" className="words">
          <q>{reason}</q>
        </Text>
      )}
      <Text size="xs" c={unheard ? 'red' : 'dimmed'}>
        {unheard || told.length === 0
          ? t('escalation.unheard')
          : t('escalation.told', { names: told.map(({ name }) => name).join(', ') })}
      </Text>
      {acknowledgedBy && acknowledgedAt && (
        <Text size="xs">
          {t('escalation.takenBy', { name: acknowledgedBy.name })} <Moment at={acknowledgedAt} />
        </Text>
      )}
      {state === 'waiting' && can('escalation.acknowledge') && (
        <Button
          size="compact-sm"
          color="red"
          loading={acknowledge.isPending}
          onClick={() => acknowledge.mutate(undefined)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('escalation.acknowledge')}
        </Button>
      )}
    </Stack>
  );
}
