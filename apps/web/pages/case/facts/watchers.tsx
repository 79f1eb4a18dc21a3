import { ActionIcon, Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { IconEye, IconEyeOff, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { usePeople } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { watchersQuery } from '../case-data.ts';
import { useChange } from '../use-change.ts';

/** Who hears of this case without owning it. */
export function Watchers({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  const { me, can } = useSession();
  const { data, error, refetch } = useQuery(watchersQuery(reference));
  const { data: people } = usePeople();
  const watchers = data?.items ?? [];
  const isWatching = watchers.some(({ agent }) => agent.id === me.id);
  const toggle = useChange(reference, () =>
    isWatching
      ? answer(api.DELETE('/api/v1/complaints/{reference}/watchers/me', { params: { path: { reference } } }))
      : answer(api.PUT('/api/v1/complaints/{reference}/watchers/me', { params: { path: { reference } } })),
  );
  const add = useChange(reference, (agentId: string) =>
    answer(api.PUT('/api/v1/complaints/{reference}/watchers/{agentId}', { params: { path: { reference, agentId } } })),
  );
  const remove = useChange(reference, (agentId: string) =>
    answer(
      api.DELETE('/api/v1/complaints/{reference}/watchers/{agentId}', { params: { path: { reference, agentId } } }),
    ),
  );
  const others = (people?.items ?? []).filter(
    ({ id, active }) => active && id !== me.id && !watchers.some(({ agent }) => agent.id === id),
  );
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Waiting />;
  return (
    <Stack gap="xs">
      <Button
        size="compact-sm"
        variant="light"
        leftSection={isWatching ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
        loading={toggle.isPending}
        onClick={() => toggle.mutate(undefined)}
        style={{ alignSelf: 'flex-start' }}
      >
        {t(isWatching ? 'watcher.stop' : 'watcher.watch')}
      </Button>
      {watchers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('watcher.none')}
        </Text>
      )}
      <List listStyleType="none" size="sm" aria-label={t('panel.watchers')}>
        {watchers.map(({ agent }) => (
          <List.Item key={agent.id}>
            <Group gap={4}>
              {agent.name}
              {can('complaint.work') && agent.id !== me.id && (
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t('watcher.remove', { name: agent.name })}
                  onClick={() => remove.mutate(agent.id)}
                >
                  <IconX size={13} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
      {can('complaint.work') && others.length > 0 && (
        <Select
          size="xs"
          aria-label={t('watcher.add')}
          placeholder={t('watcher.add')}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          searchable
          onChange={(id) => id && add.mutate(id)}
        />
      )}
    </Stack>
  );
}
