import { Alert, Button, Group, List, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { GuardedModal } from '../../ui/guarded-modal.tsx';

interface FormDialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  onSubmit: () => void;
  submit: string;
  /** What the last try was refused with. */
  error: unknown;
  /** Fields that show their reasons themselves. */
  fields?: readonly string[];
  pending: boolean;
  disabled?: boolean;
  color?: string;
  size?: string;
  children: ReactNode;
}

/** A short form in a dialog: stays open with all that was typed until it is done, and says why it is not. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    opened,
    onClose,
    onSubmit,
    submit,
    error,
    fields = [],
    pending,
    disabled,
    color,
    size,
    children,
  } = props;
  const { t } = useTranslation();
  return (
    <GuardedModal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog inside of another form must not send that one too.
          event.stopPropagation();
          onSubmit();
        }}
      >
        <Stack>
          <Refused error={error} fields={fields} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={pending} disabled={disabled} color={color}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </GuardedModal>
  );
}

/** Why something was refused, save what stands at its fields already. */
export function Refused({ error, fields = [] }: { error: unknown; fields?: readonly string[] }) {
  const { t } = useTranslation();
  if (!error) return null;
  const problem = error instanceof Problem ? error : null;
  const elsewhere = (problem?.errors ?? []).filter(({ field }) => !fields.includes(field));
  if (problem && problem.errors.length > 0 && elsewhere.length === 0) return null;
  const says = problem?.isOffline
    ? t('state.offline')
    : problem?.status === 412
      ? t('state.changed')
      : (problem?.says ?? String((error as Error).message));
  return (
    <Alert color="red" role="alert" title={says}>
      {elsewhere.length > 0 && (
        <List size="sm">
          {elsewhere.map(({ field, reason }) => (
            <List.Item key={field + reason}>{reason}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

/** The reason at one field of the last refusal. */
export function reasonAt(error: unknown, field: string): string | undefined {
  return error instanceof Problem ? error.errors.find((one) => one.field === field)?.reason : undefined;
}
