import { Button, Group, Modal, Stack, Text, type ModalProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface GuardedModalProps extends ModalProps {
  /** What was typed is no more than that; false once it is done and nothing is left to lose. */
  guards?: boolean;
}

/** A dialog that is not closed with what was typed in it by a click beside it, Escape or its cross: it asks first. */
export function GuardedModal({ guards = true, opened, onClose, children, ...dialog }: GuardedModalProps) {
  const { t } = useTranslation();
  const [isTyped, setTyped] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [wasOpened, setWasOpened] = useState(opened);
  if (opened !== wasOpened) {
    setWasOpened(opened);
    setTyped(false);
    setAsking(false);
  }
  const ask = () => {
    if (!guards || !isTyped) return onClose();
    // In a moment: asked at once, the same press of Escape would close the question too. And while it is asked, Escape is its.
    if (!isAsking) setTimeout(() => setAsking(true));
  };
  return (
    <>
      <Modal {...dialog} opened={opened} onClose={ask}>
        <div onInput={() => setTyped(true)}>{children}</div>
      </Modal>
      <Modal
        opened={opened && isAsking}
        onClose={() => setAsking(false)}
        title={t('unsaved.question')}
        size="sm"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <Stack>
          <Text size="sm">{t('unsaved.means')}</Text>
          <Group justify="flex-end">
            <Button color="red" variant="light" onClick={onClose}>
              {t('unsaved.discard')}
            </Button>
            <Button onClick={() => setAsking(false)} data-autofocus>
              {t('unsaved.stay')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
