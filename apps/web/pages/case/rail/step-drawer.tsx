import { Drawer, Grid, Group, Loader, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../session/session.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Failure } from '../../../ui/states.tsx';
import type { StepKey } from '../case-data.ts';
import { StepActions } from './step-actions.tsx';
import { StepAdvice } from './step-advice.tsx';
import { StepConflict, StepMissing } from './step-alerts.tsx';
import { StepForm } from './step-form.tsx';
import { lookOf, STEP_LOOKS } from './step-look.ts';
import { useStepForm } from './use-step-form.ts';

interface StepDrawerProps {
  reference: string;
  step: StepKey | null;
  onClose: () => void;
}

/** One step opened: a short guided form beside what the handbook advises. */
export function StepDrawer({ reference, step, onClose }: StepDrawerProps) {
  const { t } = useTranslation(['case', 'common']);
  return (
    <Drawer
      opened={step !== null}
      onClose={onClose}
      position="right"
      size="min(860px, 100%)"
      title={step && <Text fw={650}>{t(`common:step.${step}`)}</Text>}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {step && <StepInside key={step} reference={reference} step={step} onClose={onClose} />}
    </Drawer>
  );
}

function StepInside({ reference, step: key, onClose }: { reference: string; step: StepKey; onClose: () => void }) {
  const { t } = useTranslation(['case', 'common']);
  const { can } = useSession();
  const form = useStepForm(reference, key, (saved, isDirty) => {
    notifications.show({
      color: 'green',
      message: t(`drawer.saved.${saved.state}`, { title: saved.title }),
    });
    // Taken up again it is there to be edited.
    if (!isDirty && (saved.state === 'done' || saved.state === 'overridden')) onClose();
  });
  const { step, failure, refetch } = form;
  if (failure && !step) return <Failure error={failure} onRetry={() => void refetch()} />;
  if (!step) return <Loader type="dots" aria-label={t('common:state.loading')} />;
  const look = lookOf(step);
  const { color, Icon } = STEP_LOOKS[look];
  return (
    <Stack>
      <Group gap={6} wrap="nowrap" align="flex-start" data-state={look}>
        <Icon size={18} color={`var(--mantine-color-${color}-6)`} style={{ flexShrink: 0 }} aria-hidden />
        <Text size="sm">
          {t('drawer.stepOf', { number: step.number })} · {t(`rail.state.${look}`)}
          {step.updatedAt && (
            <>
              {' · '}
              {step.updatedBy?.name} <Moment at={step.updatedAt} />
            </>
          )}
        </Text>
      </Group>
      {step.reason && (
        <Text size="sm">
          {t('drawer.reasonWas')} {step.reason}
        </Text>
      )}
      <StepConflict step={key} conflict={form.conflict} onTake={form.takeTheirs} />
      <StepMissing step={step} problem={form.problem} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, sm: 7 }} order={{ base: 2, sm: 1 }}>
          <fieldset
            disabled={!can('complaint.work')}
            style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
            aria-label={step.title}
          >
            <StepForm step={key} value={form.value} set={form.set} error={form.error} reference={reference} />
          </fieldset>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }} order={{ base: 1, sm: 2 }}>
          <StepAdvice guidance={step.guidance} />
        </Grid.Col>
      </Grid>
      {can('complaint.work') && <StepActions step={step} form={form} />}
    </Stack>
  );
}
