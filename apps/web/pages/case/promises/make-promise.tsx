import { Button, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { InstantInput } from '../../../ui/date-inputs.tsx';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { useChange, useKey } from '../use-change.ts';

interface MakePromiseProps {
  reference: string;
  /** The zone in which the customer lives, as far as it is known. */
  caseZone: string | null;
}

/** The button and its dialog: something is promised to the customer by a time, and becomes a clock. */
export function MakePromise({ reference, caseZone }: MakePromiseProps) {
  const { t } = useTranslation(['case', 'common']);
  const [opened, dialog] = useDisclosure();
  const [what, setWhat] = useState('');
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);
  const { key, renew, refused } = useKey();
  const make = useChange(
    reference,
    () =>
      answer(
        api.POST('/api/v1/complaints/{reference}/promises', {
          params: { path: { reference }, header: { 'Idempotency-Key': key } },
          body: { what, dueAt: dueAt ?? '' },
        }),
      ),
    {
      onDone: () => {
        dialog.close();
        setWhat('');
        setDueAt(null);
        setTried(false);
        renew();
      },
      onProblem: refused,
    },
  );
  return (
    <>
      <Button
        variant="light"
        size="compact-md"
        fz="sm"
        leftSection={<IconHeartHandshake size={16} aria-hidden />}
        onClick={dialog.open}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('promise.make')}
      </Button>
      <FormDialog
        title={t('promise.make')}
        opened={opened}
        onClose={dialog.close}
        onSubmit={() => {
          setTried(true);
          if (what.trim() !== '' && dueAt !== null) make.mutate(undefined);
        }}
        submit={t('promise.submit')}
        error={make.error}
        fields={['what', 'dueAt']}
        pending={make.isPending}
      >
        <Text size="sm" c="dimmed">
          {t('promise.advice')}
        </Text>
        <Textarea
          label={t('promise.what')}
          withAsterisk
          data-autofocus
          autosize
          minRows={2}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
          error={isTried && what.trim() === '' ? t('promise.whatMissing') : reasonAt(make.error, 'what')}
        />
        <InstantInput
          label={t('promise.dueAt')}
          required
          when="future"
          caseZone={caseZone}
          value={dueAt}
          onChange={setDueAt}
          error={isTried && dueAt === null ? t('common:time.choose') : reasonAt(make.error, 'dueAt')}
        />
      </FormDialog>
    </>
  );
}
