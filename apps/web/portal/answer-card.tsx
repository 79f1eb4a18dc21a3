import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconRefresh, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePart } from './case-part.ts';
import { newKey } from '../api/new-key.ts';
import type { CaseView } from './public-api.ts';
import { TextForm } from './text-form.tsx';
import { Trouble } from './trouble.tsx';
import { useAct } from './use-case.ts';
import { writeWhen } from './when.tsx';

const SIGNS = { accepted: IconCheck, rejected: IconX, reopened: IconRefresh, final: IconCheck } as const;

/** What we did about it, and whether the customer accepts it. */
export function AnswerCard({ answer, ...part }: CasePart & { answer: NonNullable<CaseView['answer']> }) {
  const { t, i18n } = useTranslation('portal');
  const { statement, at, state } = answer;
  const Sign = state === 'waiting' ? null : SIGNS[state];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="answer">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" id="answer">
            {t('answer.title')}
          </Title>
          {at && (
            <Text size="sm" c="dimmed">
              {t('answer.on', { when: writeWhen(at, i18n.language, 'day') })}
            </Text>
          )}
        </div>
        <Text className="words" pl="sm" style={{ borderInlineStart: '4px solid var(--mantine-primary-color-filled)' }}>
          {statement}
        </Text>
        {Sign && state !== 'waiting' && (
          <Group gap={6} wrap="nowrap">
            <Sign size={18} aria-hidden />
            <Text fw={600}>{t(`answer.${state}`)}</Text>
          </Group>
        )}
        <Verdict {...part} at={at} />
      </Stack>
    </Paper>
  );
}

/** @param at when the answer was given: a later answer is accepted anew, under another key */
function Verdict({ token, view, onDone, at }: CasePart & { at: string | null }) {
  const { t } = useTranslation('portal');
  const [isRejecting, setRejecting] = useState(false);
  const key = useMemo(() => newKey(), [at]);
  const accepting = useAct(token);
  const mayAccept = view.may.includes('accept');
  if (!view.may.includes('reject')) return null;
  if (isRejecting)
    return (
      <TextForm
        token={token}
        name={`${view.reference}.reject`}
        act="rejection"
        field="reason"
        label={t('answer.why')}
        description={t('answer.whyHelp')}
        submit={t('answer.sendReject')}
        takesFiles
        onCancel={() => setRejecting(false)}
        onDone={() => {
          setRejecting(false);
          onDone(t('answer.rejectedNow'));
        }}
      />
    );
  return (
    <Stack gap="sm">
      {mayAccept && <Text fw={600}>{t('answer.question')}</Text>}
      <Trouble error={accepting.error} />
      <Group gap="sm">
        {mayAccept && (
          <Button
            leftSection={<IconCheck size={18} aria-hidden />}
            loading={accepting.isPending}
            onClick={() =>
              accepting.mutate({ act: 'acceptance', key }, { onSuccess: () => onDone(t('answer.acceptedNow')) })
            }
          >
            {t('answer.accept')}
          </Button>
        )}
        <Button variant="default" onClick={() => setRejecting(true)}>
          {t(mayAccept ? 'answer.reject' : 'answer.notRight')}
        </Button>
      </Group>
    </Stack>
  );
}
