import { Alert, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { Problem } from '../../../api/problem.ts';
import type { Language } from '../../../i18n/i18n.ts';
import { MailPicture, type MailForm } from './mail-picture.tsx';

/** So long after the last keystroke (milliseconds) the picture follows. */
const A_MOMENT = 500;

interface DraftPictureProps {
  name: string;
  language: Language;
  words: { subject: string; text: string };
}

/** How the words would read that are not saved yet, with made-up data; or what is wrong with them. */
export function DraftPicture({ name, language, words: { subject, text } }: DraftPictureProps) {
  const { t } = useTranslation('mail-texts');
  const { t: settings } = useTranslation('settings');
  const [form, setForm] = useState<MailForm>('html');
  const [body] = useDebouncedValue({ subject, text }, A_MOMENT);
  const path = { name, language };
  const { data, error } = useQuery({
    queryKey: keys.settings('mail-drafts', name, language, body.subject, body.text),
    queryFn: () => answer(api.POST('/api/v1/templates/{name}/texts/{language}/preview', { params: { path }, body })),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  return (
    <Stack mt="lg" gap="xs" component="section" aria-label={t('draft')}>
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t('draft')}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={settings('templates.form')}
          value={form}
          onChange={(value) => setForm(value as MailForm)}
          data={[
            { value: 'html', label: settings('templates.html') },
            { value: 'text', label: settings('templates.text') },
          ]}
        />
      </Group>
      <div role="status">
        {error && (
          <Alert color="orange" title={t('notYet')}>
            {error instanceof Problem && error.errors.length > 0
              ? error.errors.map(({ field, reason }) => <div key={field}>{reason}</div>)
              : error.message}
          </Alert>
        )}
      </div>
      {data && !error && (
        <>
          <Text size="sm" lang={language} style={{ overflowWrap: 'anywhere' }}>
            <b>{settings('templates.subject')}</b> {data.subject}
          </Text>
          <MailPicture mail={data} language={language} form={form} height={440} />
        </>
      )}
    </Stack>
  );
}
