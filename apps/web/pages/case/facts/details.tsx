import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOfLanguage } from '../../../ui/language-names.ts';
import { Moment } from '../../../ui/moment.tsx';
import { useCaseZone, type Complaint } from '../case-data.ts';

/** What else is known of the case. */
export function Details({ complaint }: { complaint: Complaint }) {
  const { t, i18n } = useTranslation(['case', 'common']);
  const caseZone = useCaseZone(complaint);
  const { channel, language, receivedAt, loggedAt, resolvedAt, closedAt, source, externalId } = complaint;
  const { reopenedCount, ownerCount } = complaint;
  const rows = [
    [t('details.channel'), t(`common:channel.${channel}`)],
    [t('details.language'), nameOfLanguage(language, i18n.language)],
    [t('details.received'), <Moment key="received" at={receivedAt} caseZone={caseZone} />],
    [t('details.logged'), <Moment key="logged" at={loggedAt} />],
    [t('details.resolved'), resolvedAt && <Moment key="resolved" at={resolvedAt} />],
    [t('details.closed'), closedAt && <Moment key="closed" at={closedAt} />],
    [t('details.reopened'), reopenedCount > 0 && t('details.times', { count: reopenedCount })],
    [t('details.owners'), ownerCount > 1 && String(ownerCount)],
    // Everything that was not imported comes by the api.
    [t('details.source'), externalId ? `${source} · ${externalId}` : source !== 'api' && source],
  ] as const;
  return (
    <Table variant="vertical" withRowBorders={false} verticalSpacing={3} fz="sm">
      <Table.Tbody>
        {rows.map(
          ([name, value]) =>
            value && (
              <Table.Tr key={String(name)}>
                <Table.Th w={110} fw={500}>
                  {name}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ),
        )}
      </Table.Tbody>
    </Table>
  );
}
