import { Badge, Text } from '@mantine/core';
import { IconHeartBroken, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/moment.tsx';
import type { Board } from './board-query.ts';
import { CaseLine } from './case-line.tsx';
import { Section } from './section.tsx';

/** What was promised and is broken, or due today. */
export function Promises({ board: { promises, totals } }: { board: Board }) {
  const { t } = useTranslation('board');
  return (
    <Section
      id="promises"
      title={t('promises.title')}
      count={totals.promisesToday + totals.promisesBroken}
      none={t('promises.none')}
      isEmpty={promises.length === 0}
    >
      {promises.map(({ id, what, dueAt, broken, ...of }) => (
        <CaseLine key={id} of={of}>
          <Badge
            color={broken ? 'red' : 'cyan'}
            variant="outline"
            tt="none"
            fw={500}
            leftSection={broken ? <IconHeartBroken size={13} aria-hidden /> : <IconTargetArrow size={13} aria-hidden />}
          >
            {t(broken ? 'promises.broken' : 'promises.today')}
          </Badge>
          <Text size="xs" c="dimmed" component="span">
            <Moment at={dueAt} />
          </Text>
          <Text size="sm" w="100%">
            “{what}”
          </Text>
        </CaseLine>
      ))}
    </Section>
  );
}
