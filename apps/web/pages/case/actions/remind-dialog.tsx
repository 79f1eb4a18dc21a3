import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { InstantInput } from '../../../ui/date-inputs.tsx';
import { writeMoment } from '../../../ui/moment.tsx';
import { useZone } from '../../../ui/zone.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange, useKey } from '../use-change.ts';

interface RemindDialogProps {
  reference: string;
  /** `snooze`: the case is put aside until then; `own`: only a reminder. */
  kind: 'snooze' | 'own';
  onClose: () => void;
}

/** Reminds oneself of the case, or puts it aside until then. */
export function RemindDialog({ reference, kind, onClose }: RemindDialogProps) {
  const { t, i18n } = useTranslation(['case', 'common']);
  const zone = useZone();
  const [at, setAt] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const lacksNote = kind === 'own' && note.trim() === '';
  const { key, refused } = useKey();
  const header = { 'Idempotency-Key': key };
  const set = useChange(
    reference,
    () =>
      kind === 'own'
        ? answer(
            api.POST('/api/v1/reminders', { params: { header }, body: { complaint: reference, at: at ?? '', note } }),
          )
        : answer(
            api.POST('/api/v1/complaints/{reference}/snooze', {
              params: { path: { reference }, header },
              body: { until: at ?? '', ...(note.trim() && { note }) },
            }),
          ),
    {
      onDone: () => {
        const time = writeMoment(new Date(at!), i18n.language, zone);
        notifications.show({ color: 'green', message: t(`remind.done.${kind}`, { time }) });
        onClose();
      },
      onProblem: refused,
    },
  );
  return (
    <FormDialog
      title={t(`remind.title.${kind}`)}
      opened
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (at !== null && !lacksNote) set.mutate(undefined);
      }}
      submit={t(`remind.submit.${kind}`)}
      error={set.error}
      fields={['at', 'until', 'note']}
      pending={set.isPending}
    >
      <Text size="sm">{t(`remind.advice.${kind}`)}</Text>
      <InstantInput
        label={t(`remind.at.${kind}`)}
        required
        isFirst
        when="future"
        value={at}
        onChange={setAt}
        error={isTried && at === null ? t('common:time.choose') : reasonAt(set.error, kind === 'own' ? 'at' : 'until')}
      />
      <Textarea
        label={t('remind.note')}
        description={t('remind.noteHow')}
        withAsterisk={kind === 'own'}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={isTried && lacksNote ? t('remind.noteMissing') : reasonAt(set.error, 'note')}
      />
    </FormDialog>
  );
}
