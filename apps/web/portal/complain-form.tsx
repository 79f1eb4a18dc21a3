import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';
import type { Language } from '../i18n/i18n.ts';
import {
  complaintOf,
  refusedFields,
  stillWrong,
  whatIsWrong,
  type ComplaintDraft,
  type Wrong,
} from './check-complaint.ts';
import { answered, publicApi, type WebComplaintView } from './public-api.ts';
import { Trouble } from './trouble.tsx';
import { FilePicker } from './file-picker.tsx';
import { keptIn } from './kept-files.ts';
import { useUploads } from './use-uploads.ts';
import { useDraft } from './use-draft.ts';
import { useFocusFirstWrong } from './use-focus-first-wrong.ts';

const EMPTY: ComplaintDraft = { name: '', email: '', phone: '', words: '', place: '', website: '', files: '' };

/** The form with which anybody complains. What is typed stays until it has been sent. */
export function ComplainForm({ onSent }: { onSent: (sent: WebComplaintView) => void }) {
  const { t, i18n } = useTranslation('portal');
  const { draft, change, key, done } = useDraft('complaint', EMPTY);
  const [wrong, setWrong] = useState<Wrong>({});
  const [refused, setRefused] = useState(0);
  const [isBlocked, setBlocked] = useState(false);
  const uploads = useUploads('/api/v1/public/uploads', keptIn(draft, change));
  const form = useRef<HTMLFormElement>(null);
  useFocusFirstWrong(form, refused);

  const send = useMutation({
    mutationFn: () =>
      answered(
        publicApi.POST('/api/v1/public/complaints', {
          params: { header: { 'Idempotency-Key': key() } },
          body: complaintOf(draft, uploads.waiting, i18n.language as Language),
        }),
      ),
    onSuccess: (sent) => {
      done();
      onSent(sent);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.code === 'looks-like-a-robot') change({ website: '' });
      // The form was open for more than a day: they have to be chosen again.
      if (error.code === 'no-such-upload') change({ files: '' });
      setWrong(refusedFields(error.errors));
      setRefused((times) => times + 1);
    },
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = whatIsWrong(draft);
    setWrong(found);
    setBlocked(uploads.hasTrouble);
    if (Object.keys(found).length > 0) setRefused((times) => times + 1);
    else if (!uploads.hasTrouble) send.mutate();
  };
  const field = (name: keyof ComplaintDraft) => ({
    name,
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      change({ [name]: event.currentTarget.value });
      setWrong((before) => stillWrong(before, name));
    },
    error: wrong[name] && t(`error.${wrong[name]}`),
  });

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        <Textarea
          {...field('words')}
          label={t('form.words')}
          description={t('form.wordsHelp')}
          required
          autosize
          minRows={5}
          maxRows={16}
        />
        <FilePicker uploads={uploads} isBlocking={isBlocked && uploads.hasTrouble} />
        <TextInput {...field('place')} label={t('optional', { label: t('form.place') })} />
        <TextInput {...field('name')} label={t('form.name')} required autoComplete="name" />
        <Text size="sm">{t('form.either')}</Text>
        <TextInput
          {...field('email')}
          label={t('form.email')}
          description={t('form.emailHelp')}
          type="email"
          inputMode="email"
          autoComplete="email"
        />
        <TextInput
          {...field('phone')}
          label={t('form.phone')}
          description={t('form.phoneHelp')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
        />
        <div className="visually-hidden" aria-hidden="true">
          <label>
            {t('form.robots')}
            <input
              name="website"
              tabIndex={-1}
              autoComplete="off"
              value={draft.website}
              onChange={(event) => change({ website: event.currentTarget.value })}
            />
          </label>
        </div>
        <Trouble error={send.error} />
        <Button type="submit" loading={send.isPending} disabled={uploads.isBusy} fullWidth>
          {t(uploads.isBusy ? 'files.wait' : 'form.send')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('form.privacy')}
        </Text>
      </Stack>
    </form>
  );
}
