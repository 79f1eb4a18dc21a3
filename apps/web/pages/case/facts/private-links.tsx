import { Badge, Group, List, Stack, Text } from '@mantine/core';
import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Moment } from '../../../ui/moment.tsx';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { privateLinksQuery, type Complaint, type PrivateLink } from '../case-data.ts';
import { useChange } from '../use-change.ts';

/** The links with which the customer follows the case: to whom they went, whether they are used, and taking them back. */
export function PrivateLinks({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { can } = useSession();
  const { reference, customer } = complaint;
  const { data, error, refetch } = useQuery(privateLinksQuery(reference));
  const revokeAll = useChange(
    reference,
    () => answer(api.DELETE('/api/v1/complaints/{reference}/case-links', { params: { path: { reference } } })),
    { onProblem: () => undefined },
  );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const working = data.items.filter(({ revokedAt }) => revokedAt === null).length;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(data.items.length === 0 ? 'privateLink.none' : 'privateLink.about')}
      </Text>
      {data.items.length > 0 && (
        <List listStyleType="none" spacing="sm" size="sm" aria-label={t('panel.privateLinks')}>
          {data.items.map((link) => (
            <List.Item key={link.id}>
              <One reference={reference} link={link} freshGoesTo={customer.email} />
            </List.Item>
          ))}
        </List>
      )}
      {can('case-link.revoke') && working > 1 && (
        <ConfirmButton
          size="compact-xs"
          variant="light"
          color="red"
          question={t('privateLink.askAll', { count: working })}
          explanation={<Means freshGoesTo={customer.email} />}
          yes={t('privateLink.revokeAll')}
          onConfirm={() => revokeAll.mutateAsync(undefined)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('privateLink.revokeAll')}
        </ConfirmButton>
      )}
    </Stack>
  );
}

interface OneProps {
  reference: string;
  link: PrivateLink;
  /** The customer's address now. */
  freshGoesTo: string | null;
}

function One({ reference, link, freshGoesTo }: OneProps) {
  const { t } = useTranslation(['case', 'conversation']);
  const { can } = useSession();
  const { id, to, mail, template, issuedAt, expiresAt, lastUsedAt, revokedAt, revokedBy } = link;
  const revoke = useChange(
    reference,
    () => answer(api.DELETE('/api/v1/complaints/{reference}/case-links/{id}', { params: { path: { reference, id } } })),
    { onProblem: () => undefined },
  );
  const address = to ?? t('privateLink.unknown');
  return (
    <Stack gap={2}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        {revokedAt ? <IconLinkOff size={15} aria-hidden /> : <IconLink size={15} aria-hidden />}
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {address}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {template && `${t(`conversation:template.${template as 'reply'}`)} · `}
        <Moment at={issuedAt} />
        {mail && mail !== 'sent' && ` · ${t(`conversation:mail.${mail}`)}`}
      </Text>
      <Text size="xs" c="dimmed">
        {lastUsedAt ? (
          <>
            {t('privateLink.used')} <Moment at={lastUsedAt} />
          </>
        ) : (
          t('privateLink.neverUsed')
        )}
        {!revokedAt && (
          <>
            {' · '}
            {t('privateLink.until')} <Moment at={expiresAt} show="day" />
          </>
        )}
      </Text>
      {revokedAt ? (
        <Group gap={6}>
          <Badge color="gray" variant="light" tt="none" fw={500} radius="sm">
            {t('privateLink.revoked')}
          </Badge>
          <Text size="xs" c="dimmed">
            {revokedBy?.name} · <Moment at={revokedAt} />
          </Text>
        </Group>
      ) : (
        can('case-link.revoke') && (
          <ConfirmButton
            size="compact-xs"
            variant="light"
            color="red"
            question={t('privateLink.ask')}
            explanation={<Means freshGoesTo={freshGoesTo} />}
            yes={t('privateLink.revoke')}
            aria-label={t('privateLink.revokeNamed', { to: address })}
            onConfirm={() => revoke.mutateAsync(undefined)}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('privateLink.revoke')}
          </ConfirmButton>
        )
      )}
    </Stack>
  );
}

/** What revoking means; above all where a fresh link would go, which may be the wrong address again. */
function Means({ freshGoesTo }: { freshGoesTo: string | null }) {
  const { t } = useTranslation('case');
  return (
    <>
      {t('privateLink.means')}{' '}
      {freshGoesTo ? t('privateLink.freshGoesTo', { to: freshGoesTo }) : t('privateLink.noAddress')}
    </>
  );
}
