import { Anchor, Button, Group, Paper, Stack, Title } from '@mantine/core';
import { IconArrowLeft, IconArrowMerge, IconEdit } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { Failure, NoPermission, Waiting } from '../../ui/states.tsx';
import { useCustomer, type Customer } from './customer-query.ts';
import classes from './customers.module.css';
import { EditCustomer } from './edit-customer.tsx';
import { TheirComplaints } from './their-complaints.tsx';
import { Profile } from './profile.tsx';
import { TheirPromises } from './their-promises.tsx';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeDialog }));

export function CustomerPage() {
  const { can } = useSession();
  const { id } = useParams({ from: '/inside/customers/$id' });
  const { data, error, refetch } = useCustomer(id);
  if (!can('customer.read')) return <NoPermission />;
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <Shown customer={data} /> : <Waiting />;
}

/** What is known of a customer, what they complained about, and what we promised them. */
function Shown({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  const { can } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [isMerging, setMerging] = useState(false);
  return (
    <Stack gap="sm">
      <Anchor component={Link} to="/customers" size="sm">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {common('page.customers')}
        </Group>
      </Anchor>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {customer.name}
        </Title>
        {!isEditing && (
          <Group gap="xs">
            {can('customer.merge') && (
              <Button
                variant="default"
                leftSection={<IconArrowMerge size={16} aria-hidden />}
                onClick={() => setMerging(true)}
              >
                {t('merge.open')}
              </Button>
            )}
            {can('customer.edit') && (
              <Button
                variant="default"
                leftSection={<IconEdit size={16} aria-hidden />}
                onClick={() => setEditing(true)}
              >
                {common('action.edit')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      {isMerging && (
        <Suspense>
          <MergeDialog customer={customer} onClose={() => setMerging(false)} />
        </Suspense>
      )}
      <div className={classes.page}>
        <Paper withBorder p="md" component="section" aria-labelledby="profile">
          <Title order={2} size="h5" id="profile" mb="sm">
            {t('profile.title')}
          </Title>
          {isEditing ? (
            <EditCustomer customer={customer} onClose={() => setEditing(false)} />
          ) : (
            <Profile customer={customer} />
          )}
        </Paper>
        <Stack gap="sm">
          <TheirComplaints customerId={customer.id} count={customer.complaintCount} />
          <TheirPromises promises={customer.promises} />
        </Stack>
      </div>
    </Stack>
  );
}
