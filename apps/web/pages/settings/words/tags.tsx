import { Badge, Button, Group, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useTags } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { showProblem } from '../../../ui/show-problem.tsx';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';
import { TopicHead } from '../shared/topic-page.tsx';
import { ReplaceTag } from './replace-tag.tsx';

/** The tags of all complaints, and keeping order among them. */
export function TagSettings() {
  const { t } = useTranslation('settings');
  const { can } = useSession();
  const query = useTags();
  const queries = useQueryClient();
  const [chosen, choose] = useState<string | null>(null);
  const [wanted, want] = useState('');
  const retiring = useMutation({
    mutationFn: (body: { tag: string; retired: boolean }) => answer(api.POST('/api/v1/tags/retirement', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.settings('tags') }),
    onError: showProblem,
  });
  const tags = (query.data?.items ?? []).filter(({ tag }) => tag.toLowerCase().includes(wanted.toLowerCase()));
  return (
    <Stack>
      <TopicHead title={t('topic.tags')} intro={t('tags.intro')} />
      <TextInput
        aria-label={t('list.filter')}
        placeholder={t('list.filter')}
        value={wanted}
        onChange={(event) => want(event.currentTarget.value)}
        maw={360}
      />
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : tags.length === 0 ? (
        <Nothing>{t('tags.none')}</Nothing>
      ) : (
        <Table verticalSpacing="xs" aria-label={t('topic.tags')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tags.tag')}</Table.Th>
              <Table.Th ta="end">{t('tags.complaints')}</Table.Th>
              {can('policy.manage') && <Table.Th>{t('tags.proposed')}</Table.Th>}
              {can('policy.manage') && <Table.Th aria-label={t('tags.change')} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tags.map(({ tag, complaints, retired }) => (
              <Table.Tr key={tag}>
                <Table.Th scope="row" fw={500} style={{ overflowWrap: 'anywhere' }}>
                  <Group gap="xs">
                    {tag}
                    {retired && (
                      <Badge color="gray" variant="outline">
                        {t('tags.retired')}
                      </Badge>
                    )}
                  </Group>
                </Table.Th>
                <Table.Td ta="end">{complaints}</Table.Td>
                {can('policy.manage') && (
                  <Table.Td>
                    <Switch
                      aria-label={t('tags.isProposed', { tag })}
                      checked={!retired}
                      onChange={(event) => retiring.mutate({ tag, retired: !event.currentTarget.checked })}
                    />
                  </Table.Td>
                )}
                {can('policy.manage') && (
                  <Table.Td ta="end">
                    <Button
                      variant="default"
                      size="xs"
                      onClick={() => choose(tag)}
                      aria-label={t('tags.changeOne', { tag })}
                    >
                      {t('tags.change')}
                    </Button>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="dimmed">
        {t('tags.history')}
      </Text>
      {chosen !== null && (
        <ReplaceTag
          tag={chosen}
          others={(query.data?.items ?? []).map(({ tag }) => tag)}
          onClose={() => choose(null)}
        />
      )}
    </Stack>
  );
}
