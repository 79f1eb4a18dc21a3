import { Alert, Button, FileInput, List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { WhyNotSaved } from '../shared/why-not-saved.tsx';

interface UploadDaysProps {
  id: string;
  /** The form holds what is not saved, which a list would overwrite. */
  isDirty: boolean;
  /** The calendar has these days now: a form that is open must not save it without them. */
  onTaken: () => Promise<void>;
  onDone: () => void;
}

/** Takes a published list of days off and make-up working days into the calendar: an iCal file, or JSON. */
export function UploadDays({ id, isDirty, onTaken, onDone }: UploadDaysProps) {
  const { t } = useTranslation('deadlines');
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const uploading = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await chosen.text();
      const isJson = /^\s*[[{]/.test(text);
      return answer(
        api.POST('/api/v1/calendars/{id}/days', {
          params: { path: { id } },
          body: text,
          bodySerializer: (body) => body as string,
          headers: { 'content-type': isJson ? 'application/json' : 'text/calendar' },
        }),
      );
    },
    onSuccess: async () => {
      await onTaken();
      for (const topic of ['calendars', 'recalculations'])
        await queries.invalidateQueries({ queryKey: keys.settings(topic) });
    },
  });
  return (
    <Stack align="flex-start">
      <Text size="sm" c="dimmed">
        {t('upload.intro')}
      </Text>
      {isDirty && <Alert color="orange" title={t('upload.saveFirst')} />}
      <FileInput
        label={t('upload.file')}
        accept=".ics,.json,text/calendar,application/json"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        w="100%"
      />
      <Button disabled={!file || isDirty} loading={uploading.isPending} onClick={() => file && uploading.mutate(file)}>
        {t('upload.take')}
      </Button>
      <div role="status">
        {uploading.error && <WhyNotSaved error={uploading.error} />}
        {uploading.data && (
          <Alert
            color={uploading.data.rejected.length > 0 ? 'orange' : 'green'}
            title={t('upload.done', uploading.data)}
          >
            <List size="sm">
              {uploading.data.rejected.slice(0, 20).map(({ line, reason }) => (
                <List.Item key={line}>{t('upload.rejected', { line, reason })}</List.Item>
              ))}
            </List>
            <Button size="xs" variant="default" mt="xs" onClick={onDone}>
              {t('upload.close')}
            </Button>
          </Alert>
        )}
      </div>
    </Stack>
  );
}
