import { Stack, Table, Text } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { TopicHead } from '../shared/topic-page.tsx';

const ROLES = ['agent', 'supervisor', 'manager'] as const;

/** Which role may do what. Read only: roles are part of the product. */
export function RoleSettings() {
  const { t } = useTranslation('settings');
  const query = useQuery({
    queryKey: keys.settings('permissions'),
    queryFn: () => answer(api.GET('/api/v1/permissions', {})),
    staleTime: Infinity,
  });
  if (query.isPending) return <Waiting />;
  if (query.isLoadingError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Stack>
      <TopicHead title={t('topic.roles')} intro={t('roles.intro')} />
      <Table striped verticalSpacing="xs" horizontalSpacing={6} aria-label={t('topic.roles')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('roles.permission')}</Table.Th>
            {ROLES.map((role) => (
              <Table.Th key={role} ta="center" style={{ whiteSpace: 'nowrap' }}>
                {t(`role.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {query.data.items.map(({ permission, about, roles }) => (
            <Table.Tr key={permission}>
              <Table.Th scope="row" fw={400}>
                {t(`roles.about.${permission}` as 'roles.about.self', { defaultValue: about })}
                <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                  {permission}
                </Text>
              </Table.Th>
              {ROLES.map((role) => (
                <Table.Td key={role} ta="center">
                  {roles.includes(role) ? (
                    <IconCheck
                      size={18}
                      role="img"
                      aria-label={t('roles.yes')}
                      color="var(--mantine-color-green-text)"
                    />
                  ) : (
                    <IconMinus size={18} role="img" aria-label={t('roles.no')} color="var(--mantine-color-dimmed)" />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
