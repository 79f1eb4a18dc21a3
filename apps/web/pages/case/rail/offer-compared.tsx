import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintQuery } from '../../../api/queries.ts';
import type { Complaint } from '../case-data.ts';

type Compared = NonNullable<Complaint['journey']['offer']>;

const COLORS = { met: 'green', exceeded: 'green', 'fell-short': 'red', unknown: 'gray' } as const;

/** What is offered so far, against what the customer expected: a disappointment is seen before it is sent. */
export function OfferInShort({ offer: { verdict, why } }: { offer: Compared }) {
  const { t } = useTranslation('case');
  return (
    <Text size="xs" component="span" display="block" mt={2} data-offer={verdict}>
      <Text span inherit fw={600} c={verdict === 'fell-short' ? 'red' : undefined}>
        {t(`rail.offer.${verdict}`)}
      </Text>
      {why.map((reason) => ` ${reason}`)}
    </Text>
  );
}

/** The same where the answer is written: of what is on record, so what is still being typed does not count. */
export function OfferCompared({ reference }: { reference: string }) {
  const { t } = useTranslation('case');
  const { data: offer } = useQuery({ ...complaintQuery(reference), select: ({ journey }) => journey.offer });
  if (!offer) return null;
  return (
    <Alert color={COLORS[offer.verdict]} title={t('rail.offerTitle')} data-offer={offer.verdict}>
      <Text size="sm">{[t(`rail.offer.${offer.verdict}`), ...offer.why].join(' ')}</Text>
    </Alert>
  );
}
