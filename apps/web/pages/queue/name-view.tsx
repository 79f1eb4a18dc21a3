import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { showProblem } from '../../ui/show-problem.tsx';

interface NameViewProps {
  title: string;
  hint?: string;
  name?: string;
  onClose: () => void;
  /** May be refused: the reason is shown at the field. */
  onNamed: (name: string) => Promise<void>;
}

/** Asks for the name of a view. */
export function NameView({ title, hint, name = '', onClose, onNamed }: NameViewProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const [written, setWritten] = useState(name);
  const [reason, setReason] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    setSaving(true);
    try {
      await onNamed(written.trim());
      onClose();
    } catch (error) {
      if (error instanceof Problem && error.errors.length > 0) setReason(error.message);
      else showProblem(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': common('action.close') }}>
      <form onSubmit={(event) => void save(event)}>
        {hint && (
          <Text size="sm" mb="sm">
            {hint}
          </Text>
        )}
        <TextInput
          label={t('own.name')}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          error={reason}
          maxLength={80}
          required
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {common('action.cancel')}
          </Button>
          <Button type="submit" loading={isSaving} disabled={written.trim() === ''}>
            {common('action.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
