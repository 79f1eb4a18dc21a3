import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FilePicker } from './file-picker.tsx';
import { keptIn } from './kept-files.ts';
import { Trouble } from './trouble.tsx';
import { useAct, type Act } from './use-case.ts';
import { useDraft } from './use-draft.ts';
import { useUploads } from './use-uploads.ts';

interface TextFormProps {
  token: string;
  /** What the draft is kept under. */
  name: string;
  act: Act['act'];
  /** The field of the body that the text becomes. */
  field: 'body' | 'reason';
  label: string;
  description?: string;
  submit: string;
  /** Whether files may go along. */
  takesFiles?: boolean;
  onDone: () => void;
  onCancel?: () => void;
}

/** A text that the customer sends. What is typed stays until it has been sent. */
export function TextForm({
  token,
  name,
  act,
  field,
  label,
  description,
  submit,
  takesFiles = false,
  onDone,
  onCancel,
}: TextFormProps) {
  const { t } = useTranslation('portal');
  const { draft, change, key, done } = useDraft(name, { text: '', files: '' });
  const uploads = useUploads(`/api/v1/public/cases/${token}/attachments`, keptIn(draft, change));
  const [wrong, setWrong] = useState<'text' | 'long' | null>(null);
  const [isBlocked, setBlocked] = useState(false);
  const sending = useAct(token);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const found = !draft.text.trim() ? 'text' : [...draft.text].length > 10_000 ? 'long' : null;
    setWrong(found);
    setBlocked(uploads.hasTrouble);
    if (found || uploads.hasTrouble) return;
    const files = uploads.waiting;
    sending.mutate(
      {
        act,
        key: key(),
        body: { [field]: draft.text, ...(files.length > 0 && { attachmentIds: files.map(({ id }) => id) }) },
      },
      {
        onSuccess: () => {
          done();
          onDone();
        },
      },
    );
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="sm">
        <Textarea
          label={label}
          description={description}
          required
          autosize
          minRows={3}
          maxRows={14}
          value={draft.text}
          error={wrong && t(`error.${wrong}`)}
          autoFocus={onCancel !== undefined}
          onChange={(event) => {
            change({ text: event.currentTarget.value });
            setWrong(null);
          }}
        />
        {takesFiles && <FilePicker uploads={uploads} isBlocking={isBlocked && uploads.hasTrouble} />}
        <Trouble error={sending.error} />
        <Group gap="sm">
          <Button type="submit" loading={sending.isPending} disabled={uploads.isBusy}>
            {uploads.isBusy ? t('files.wait') : submit}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
