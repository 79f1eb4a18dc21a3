import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '../../../api/queries.ts';
import { Problem } from '../../../api/problem.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { WhyNotSaved } from './why-not-saved.tsx';

export type Form<Values> = UseFormReturnType<Values>;

interface FormDrawerProps<Values> {
  title: string;
  initial: Values;
  save: (values: Values) => Promise<unknown>;
  /** What deleting it would do; without, it cannot be deleted. */
  remove?: () => Promise<unknown>;
  /** The settings that are to be read again afterwards. */
  topics: readonly string[];
  readOnly: boolean;
  onClose: () => void;
  onSaved?: () => void;
  children: (form: Form<Values>) => ReactNode;
  /** Beside the form, and not part of it: what it would do, tried out. */
  beside?: (form: Form<Values>) => ReactNode;
}

/**
 * The form of one setting. Whoever may not change it sees it all the same. What was typed is never lost by mistake, and a
 * refusal stands at the field that is at fault.
 */
export function FormDrawer<Values extends Record<string, unknown>>(props: FormDrawerProps<Values>) {
  const { title, initial, topics, readOnly, onClose, onSaved } = props;
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const isPhone = useMediaQuery('(max-width: 48em)');
  const form = useForm<Values>({ initialValues: initial });
  const [isLeaving, setLeaving] = useState(false);
  const isDirty = !readOnly && form.isDirty();

  const finish = async (what: 'saved' | 'deleted') => {
    for (const topic of topics) await queries.invalidateQueries({ queryKey: keys.settings(topic) });
    notifications.show({ message: t(`form.${what}`), color: 'green' });
    form.resetDirty();
    onClose();
    onSaved?.();
  };
  const saving = useMutation({
    mutationFn: () => props.save(form.getValues()),
    onSuccess: () => finish('saved'),
    onError: (error) => error instanceof Problem && form.setErrors(error.byField()),
  });

  return (
    <Drawer
      opened
      onClose={() => (isDirty ? setLeaving(true) : onClose())}
      title={title}
      position="right"
      size={isPhone ? '100%' : 'xl'}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-h4-font-size)' } }}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <LeaveGuard isDirty={isDirty} isLeaving={isLeaving} onStay={() => setLeaving(false)} onLeave={onClose} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
        noValidate
      >
        <fieldset disabled={readOnly} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <Stack>
            {saving.error && <WhyNotSaved error={saving.error} />}
            {props.children(form)}
          </Stack>
        </fieldset>
        {!readOnly && (
          <Group mt="lg" justify="space-between">
            {props.remove ? (
              <ConfirmButton
                question={t('form.deleteQuestion')}
                explanation={t('form.deleteMeans')}
                yes={t('form.delete')}
                onConfirm={async () => {
                  await props.remove!();
                  await finish('deleted');
                }}
              >
                {t('form.delete')}
              </ConfirmButton>
            ) : (
              <span />
            )}
            <Button type="submit" loading={saving.isPending}>
              {t('form.save')}
            </Button>
          </Group>
        )}
      </form>
      {props.beside?.(form)}
    </Drawer>
  );
}
