import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import { TimeLeft } from '../../../ui/time-left.tsx';
import { useCaseZone, type Complaint, type PromiseMade } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange } from '../use-change.ts';
import { MakePromise } from './make-promise.tsx';
import { PromiseState } from './promise-state.tsx';

/** What was promised to the customer: open ones first, with the time that is left. */
export function PromiseList({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('case');
  const { can } = useSession();
  const { reference, promises, clocks, status } = complaint;
  const caseZone = useCaseZone(complaint);
  const ordered = promises.toSorted(
    (a, b) => Number(a.state !== 'open') - Number(b.state !== 'open') || a.dueAt.localeCompare(b.dueAt),
  );
  return (
    <Stack gap="sm">
      {ordered.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('promise.none')}
        </Text>
      )}
      <List listStyleType="none" spacing="sm" size="sm" aria-label={t('panel.promises')}>
        {ordered.map((promise) => {
          const clock = clocks.find((one) => one.promiseId === promise.id && one.open);
          return (
            <List.Item key={promise.id} styles={{ itemWrapper: { display: 'block' } }}>
              <Text size="sm" className="words">
                {promise.what}
              </Text>
              <Group gap={6} mt={4}>
                <PromiseState promise={promise} />
                {promise.state === 'open' && clock && !promise.broken && <TimeLeft clock={clock} named={false} />}
                <Text size="xs" c="dimmed">
                  {t('promise.by')} <Moment at={promise.dueAt} caseZone={caseZone} />
                </Text>
              </Group>
              {promise.state === 'open' && can('complaint.work') && <Settle reference={reference} promise={promise} />}
            </List.Item>
          );
        })}
      </List>
      {can('complaint.work') && status !== 'merged' && <MakePromise reference={reference} caseZone={caseZone} />}
    </Stack>
  );
}

function Settle({ reference, promise }: { reference: string; promise: PromiseMade }) {
  const { t } = useTranslation('case');
  const [withdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const settle = (body: { outcome: 'kept' | 'withdrawn'; reason?: string }) =>
    answer(
      api.POST('/api/v1/complaints/{reference}/promises/{id}/outcome', {
        params: { path: { reference, id: promise.id } },
        body,
      }),
    );
  const keep = useChange(reference, () => settle({ outcome: 'kept' }));
  const withdraw = useChange(reference, () => settle({ outcome: 'withdrawn', reason }), {
    onDone: () => setWithdrawing(false),
    onProblem: () => undefined,
  });
  return (
    <Group gap="xs" mt={6}>
      <Button
        size="compact-xs"
        variant="light"
        color="green"
        loading={keep.isPending}
        onClick={() => keep.mutate(undefined)}
        aria-label={t('promise.keepNamed', { what: promise.what })}
      >
        {t('promise.keep')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onClick={() => setWithdrawing(true)}
        aria-label={t('promise.withdrawNamed', { what: promise.what })}
      >
        {t('promise.withdraw')}
      </Button>
      <FormDialog
        title={t('promise.withdrawTitle')}
        opened={withdrawing}
        onClose={() => setWithdrawing(false)}
        onSubmit={() => withdraw.mutate(undefined)}
        submit={t('promise.withdraw')}
        error={withdraw.error}
        fields={['reason']}
        pending={withdraw.isPending}
        disabled={reason.trim() === ''}
        color="red"
      >
        <Text size="sm">{promise.what}</Text>
        <Textarea
          label={t('promise.reason')}
          description={t('promise.reasonHow')}
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={reasonAt(withdraw.error, 'reason')}
        />
      </FormDialog>
    </Group>
  );
}
