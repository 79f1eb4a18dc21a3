import { Button, Group, Modal, Stack, Text, type ButtonProps } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from './show-problem.tsx';

interface ConfirmButtonProps extends ButtonProps {
  children: ReactNode;
  /** The question, as the title of what is asked. */
  question: string;
  /** What it means to say yes. */
  explanation?: ReactNode;
  /** What saying yes is called. */
  yes: string;
  onConfirm: () => Promise<unknown>;
  'aria-label'?: string;
}

/** A button for what cannot be taken back lightly: it asks first. A refusal is told in a notice. */
export function ConfirmButton({ children, question, explanation, yes, onConfirm, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  const doing = useMutation({ mutationFn: onConfirm, onSuccess: close, onError: showProblem });
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {children}
      </Button>
      <Modal opened={isOpen} onClose={close} title={question} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <Stack>
          {explanation && <Text size="sm">{explanation}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={close} data-autofocus>
              {t('action.cancel')}
            </Button>
            <Button color="red" loading={doing.isPending} onClick={() => doing.mutate()}>
              {yes}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
