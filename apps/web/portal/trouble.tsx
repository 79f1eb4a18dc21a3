import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem.ts';

/** What the rules are called that the api refuses by, and what the customer is told. */
const RULES = {
  'looks-like-a-robot': 'error.robot',
  'too-many-requests': 'error.tooMany',
  'no-answer-waits': 'error.changed',
  'not-answered-yet': 'error.changed',
  'escalated-already': 'error.changed',
  settled: 'error.changed',
  merged: 'error.changed',
  'invalid-input': 'error.fields',
  'no-such-upload': 'error.filesGone',
  'no-such-attachment': 'error.filesGone',
} as const;

/** Why something was not sent, in plain words, and that nothing is lost. */
export function Trouble({ error }: { error: unknown }) {
  const { t } = useTranslation('portal');
  if (!error) return null;
  const problem = error instanceof Problem ? error : null;
  const isAway = problem !== null && (problem.isOffline || problem.status === 503);
  const rule = RULES[problem?.code as keyof typeof RULES] ?? (isAway ? 'error.away' : 'error.other');
  return (
    <Alert
      role="alert"
      color="red"
      title={t('error.title')}
      icon={isAway ? <IconCloudOff aria-hidden /> : <IconAlertTriangle aria-hidden />}
    >
      {t(rule)} {rule !== 'error.changed' && t('kept')}
    </Alert>
  );
}
