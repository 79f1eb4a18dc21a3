import { Anchor, Badge, Group, Paper, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconClock, IconHeartBroken } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../ui/moment.tsx';
import type { Customer } from './customer-query.ts';
import classes from './customers.module.css';

type Promised = Customer['promises'][number];

const LOOKS = {
  broken: { color: 'red', Icon: IconHeartBroken },
  open: { color: 'cyan', Icon: IconClock },
  kept: { color: 'green', Icon: IconCircleCheck },
  withdrawn: { color: 'gray', Icon: IconCircleDashed },
} as const;
type Fate = keyof typeof LOOKS;
const FATES = Object.keys(LOOKS) as Fate[];

/** A promise that was kept too late was broken all the same. */
const fateOf = ({ state, broken }: Promised): Fate => (broken ? 'broken' : state);

/** What we promised the customer, and whether we kept it. */
export function TheirPromises({ promises }: { promises: readonly Promised[] }) {
  const { t } = useTranslation('customers');
  const counts = FATES.map((fate) => [fate, promises.filter((one) => fateOf(one) === fate).length] as const);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="their-promises">
      <Group justify="space-between">
        <Title order={2} size="h5" id="their-promises">
          {t('promises.title')}
        </Title>
        <Group gap={6}>
          {counts
            .filter(([, count]) => count > 0)
            .map(([fate, count]) => (
              <FateBadge key={fate} fate={fate} count={count} />
            ))}
        </Group>
      </Group>
      {promises.length === 0 ? (
        <Text c="dimmed" size="sm" mt="xs">
          {t('promises.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {promises.map((promise) => (
            <li key={promise.id} className={classes.case}>
              <FateBadge fate={fateOf(promise)} />
              <Text size="sm" className={classes.grow}>
                {promise.what}
              </Text>
              <Text size="xs" c="dimmed">
                {t('promises.by')} <Moment at={promise.dueAt} /> ·{' '}
                <Anchor
                  component={Link}
                  to="/complaints/$reference"
                  params={{ reference: promise.reference } as never}
                  underline="always"
                  size="xs"
                >
                  {promise.reference}
                </Anchor>
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}

/** How a promise turned out, by word, colour and shape. */
function FateBadge({ fate, count }: { fate: Fate; count?: number }) {
  const { t } = useTranslation('customers');
  const { color, Icon } = LOOKS[fate];
  return (
    <Badge color={color} variant="light" tt="none" fw={500} leftSection={<Icon size={13} aria-hidden />}>
      {t(`fate.${fate}`)}
      {count === undefined ? '' : ` ${count}`}
    </Badge>
  );
}
