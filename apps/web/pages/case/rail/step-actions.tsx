import { Button, Group, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import type { Step, StepKey } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import classes from './step-actions.module.css';
import type { useStepForm } from './use-step-form.ts';

type Form = Pick<ReturnType<typeof useStepForm<StepKey>>, 'save' | 'isDirty' | 'discard'>;

/** What can be done with a step: save it as it is, say that it is done, pass over it with a reason, take it up again. */
export function StepActions({ step, form }: { step: Step; form: Form }) {
  const { t } = useTranslation('case');
  const { can } = useSession();
  const [asking, setAsking] = useState<'overridden' | 'reopened' | null>(null);
  const [reason, setReason] = useState('');
  const { save, isDirty, discard } = form;
  const isOpen = step.state === 'open' || step.state === 'reopened';
  const ask = (state: 'overridden' | 'reopened') => {
    setReason('');
    // Why a save was refused is no answer to this.
    save.reset();
    setAsking(state);
  };
  return (
    <Group className={classes.bar} justify="space-between">
      <Group gap="xs">
        {isDirty && (
          <>
            <Text size="sm" c="dimmed">
              {t('drawer.unsaved')}
            </Text>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={discard}>
              {t('drawer.discard')}
            </Button>
          </>
        )}
      </Group>
      <Group gap="xs">
        {isOpen && can('gate.override') && (
          <Button variant="subtle" color="gray" onClick={() => ask('overridden')}>
            {t('drawer.override')}
          </Button>
        )}
        {!isOpen && (
          <Button variant="subtle" onClick={() => ask('reopened')}>
            {t('drawer.reopen')}
          </Button>
        )}
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({})}>
          {t(isOpen ? 'drawer.saveDraft' : 'drawer.saveChanges')}
        </Button>
        {step.state !== 'done' && (
          <Button loading={save.isPending} onClick={() => save.mutate({ state: 'done' })}>
            {t('drawer.done')}
          </Button>
        )}
      </Group>
      <FormDialog
        title={t(asking === 'reopened' ? 'drawer.reopenTitle' : 'drawer.overrideTitle')}
        opened={asking !== null}
        onClose={() => setAsking(null)}
        onSubmit={() => asking && save.mutate({ state: asking, reason }, { onSuccess: () => setAsking(null) })}
        submit={t(asking === 'reopened' ? 'drawer.reopen' : 'drawer.override')}
        error={asking && save.error}
        fields={['reason']}
        pending={save.isPending}
        disabled={asking === 'overridden' && reason.trim() === ''}
        color={asking === 'overridden' ? 'orange' : undefined}
      >
        <Textarea
          label={t('drawer.reason')}
          description={asking === 'overridden' ? t('drawer.overrideHow') : undefined}
          withAsterisk={asking === 'overridden'}
          data-autofocus
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asking ? reasonAt(save.error, 'reason') : undefined}
        />
      </FormDialog>
    </Group>
  );
}
