import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FilePicker } from './file-picker.tsx';
import type { CaseFile } from './public-api.ts';
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
  const files = draft.files ? (JSON.parse(draft.files) as CaseFile[]) : [];
  const uploads = useUploads(token, [files, (all) => change({ files: all.length > 0 ? JSON.stringify(all) : '' })]);
  const [wrong, setWrong] = useState<'text' | 'long' | null>(null);
  const sending = useAct(token);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const found = !draft.text.trim() ? 'text' : [...draft.text].length > 10_000 ? 'long' : null;
    setWrong(found);
    if (found) return;
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
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        {takesFiles && <FilePicker uploads={uploads} />}
        <Trouble error={sending.error} />
        <Group gap="sm">
          <Button type="submit" loading={sending.isPending} disabled={uploads.isBusy}>
            {submit}
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
