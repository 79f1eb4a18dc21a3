import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePart } from './case-part.ts';
import { TextForm } from './text-form.tsx';
import { writeWhen } from './when.tsx';

/** The customer asks for somebody higher up, and sees what became of it. */
export function AskHigherUp({ token, view, onDone }: CasePart) {
  const { t, i18n } = useTranslation('portal');
  const [isOpen, setOpen] = useState(false);
  const { escalation } = view;
  const when = escalation && writeWhen(escalation.raisedAt, i18n.language, 'day');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="higher-up">
      <Stack gap="sm" align="stretch">
        <Title order={2} size="h4" id="higher-up">
          {t('escalate.title')}
        </Title>
        {escalation && (
          <Text fw={600}>{t(escalation.takenOn ? 'escalate.takenOn' : 'escalate.waiting', { when })}</Text>
        )}
        {view.may.includes('escalate') && !isOpen && (
          <>
            <Text>{t('escalate.about')}</Text>
            <div>
              <Button variant="default" onClick={() => setOpen(true)}>
                {t('escalate.open')}
              </Button>
            </div>
          </>
        )}
        {view.may.includes('escalate') && isOpen && (
          <TextForm
            token={token}
            name={`${view.reference}.escalate`}
            act="escalation"
            field="reason"
            label={t('escalate.why')}
            description={t('escalate.about')}
            submit={t('escalate.send')}
            onCancel={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              onDone(t('escalate.sentNow'));
            }}
          />
        )}
      </Stack>
    </Paper>
  );
}
