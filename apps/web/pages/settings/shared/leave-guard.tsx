import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface LeaveGuardProps {
  /** Something was typed that is not saved. */
  isDirty: boolean;
  /** The person wants to close the form. */
  isLeaving: boolean;
  onStay: () => void;
  onLeave: () => void;
}

/** Asks before what was typed is thrown away: when the form is closed, and when another page is opened. */
export function LeaveGuard({ isDirty, isLeaving, onStay, onLeave }: LeaveGuardProps) {
  const { t } = useTranslation('settings');
  const blocker = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });
  const stay = () => {
    blocker.reset?.();
    onStay();
  };
  const leave = () => {
    blocker.proceed?.();
    onLeave();
  };
  return (
    <Modal
      opened={isLeaving || blocker.status === 'blocked'}
      onClose={stay}
      title={t('form.leaveQuestion')}
      closeButtonProps={{ 'aria-label': t('form.close') }}
    >
      <Stack>
        <Text size="sm">{t('form.leaveMeans')}</Text>
        <Group justify="flex-end">
          <Button color="red" variant="light" onClick={leave}>
            {t('form.discard')}
          </Button>
          <Button onClick={stay} data-autofocus>
            {t('form.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
