import { ActionIcon, Group, List, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../ui/page-link.tsx';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import type { Complaint } from '../case-data.ts';
import { useChange } from '../use-change.ts';

/** Complaints that have to do with this one. */
export function Links({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { can } = useSession();
  const { reference, links } = complaint;
  const unlink = useChange(reference, ({ from, to, kind }: { from: string; to: string; kind: string }) =>
    answer(
      api.DELETE('/api/v1/complaints/{reference}/links/{to}/{kind}', {
        params: { path: { reference: from, to, kind } },
      }),
    ),
  );
  if (links.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('link.none')}
      </Text>
    );
  return (
    <List listStyleType="none" size="sm" spacing={4} aria-label={t('panel.links')}>
      {links.map(({ reference: other, kind, direction }) => (
        <List.Item key={other + kind + direction}>
          <Group gap={6}>
            {t(`link.${direction}.${kind}`)}
            <PageLink to="/complaints/$reference" params={{ reference: other }} size="sm">
              {other}
            </PageLink>
            {can('complaint.work') && (
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('link.remove', { reference: other })}
                onClick={() =>
                  unlink.mutate(
                    direction === 'to' ? { from: reference, to: other, kind } : { from: other, to: reference, kind },
                  )
                }
              >
                <IconX size={13} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
