import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCustomer } from '../customers/customer-query.ts';
import { DaysToCome } from '../customers/days-to-come.tsx';
import { Failure, Waiting } from '../../ui/states.tsx';
import { EarlierCases } from './earlier-cases.tsx';
import { usePeopleGuidance } from './intake-data.ts';

/** Whoever speaks is on record: how to treat them, and what they complained about before. */
export function KnownCustomer({ id, onSomebodyElse }: { id: string; onSomebodyElse: () => void }) {
  const { t } = useTranslation('intake');
  const { data: customer, error, refetch } = useCustomer(id);
  const { data: guidance } = usePeopleGuidance();
  if (error && !customer) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!customer) return <Waiting />;
  const type = guidance?.types.find((one) => one.type === customer.personality);
  return (
    <div role="group" aria-label={t('customer.known')}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div>
          <Anchor component={Link} to="/customers/$id" params={{ id } as never} fw={650}>
            {customer.name}
          </Anchor>
          <Text size="sm" c="dimmed">
            {[customer.phone, customer.email].filter(Boolean).join(' · ') || t('customer.noContact')}
          </Text>
        </div>
        <Button size="compact-sm" variant="default" onClick={onSomebodyElse}>
          {t('customer.somebodyElse')}
        </Button>
      </Group>
      {type && (
        <Text size="sm" mt={4}>
          <b>{type.label}</b>: {type.treat}
        </Text>
      )}
      {customer.likes && (
        <Text size="sm" mt={4}>
          {t('customer.likes', { likes: customer.likes })}
        </Text>
      )}
      <DaysToCome days={customer.importantDays} timeZone={customer.timeZone} />
      {customer.doNotContact && (
        <Alert mt={4} p="xs" color="orange" icon={<IconMailOff aria-hidden />}>
          {t('customer.doNotContact')}
        </Alert>
      )}
      <EarlierCases complaints={customer.complaints} />
    </div>
  );
}
