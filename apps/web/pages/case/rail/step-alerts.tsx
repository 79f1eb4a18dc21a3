import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconLock, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/problem.ts';
import type { Step, StepKey } from '../case-data.ts';
import { ProblemTitle } from '../forms/problem-title.tsx';
import { StepLink } from './step-link.tsx';

/** What this step still lacks, and what shuts its gate; after a refusal also what was refused. */
export function StepMissing({ step, problem }: { step: Step; problem: Problem | null }) {
  const { t } = useTranslation(['case', 'common']);
  const refused = problem && problem.status !== 412 ? problem : null;
  const missing = refused && refused.blockedBy.length > 0 ? refused.blockedBy : step.missing;
  const other = refused && refused.blockedBy.length === 0 ? refused.errors.map(({ reason }) => reason) : [];
  if (!refused && missing.length === 0) return null;
  return (
    <Alert
      color={refused ? 'red' : 'gray'}
      role={refused ? 'alert' : undefined}
      icon={step.blockedBy.length > 0 ? <IconLock aria-hidden /> : undefined}
      title={refused ? (refused.isOffline ? t('common:state.offline') : refused.says) : t('drawer.missing')}
    >
      <List size="sm">
        {other.map((reason) => (
          <List.Item key={reason}>{reason}</List.Item>
        ))}
        {(other.length > 0 ? [] : missing).map(({ code, field, reason, step: from }) => (
          <List.Item key={`${code} ${field}`}>
            {reason} {from !== step.key && <StepLink step={from as StepKey} />}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

interface StepConflictProps<E> {
  step: StepKey;
  conflict: { by: string | null; clashes: (keyof E)[]; taken: (keyof E)[]; theirs: E } | null;
  onTake: (field: keyof E) => void;
}

/** Somebody else saved this step meanwhile: what they changed, and the choice where both did. */
export function StepConflict<E extends object>({ step, conflict, onTake }: StepConflictProps<E>) {
  const { t } = useTranslation(['case', 'common']);
  if (!conflict) return null;
  const nameOf = (field: keyof E) => t(`stepField.${step}.${String(field)}` as 'stepField.capture.restatement');
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconUsers aria-hidden />}
      title={t('stale.title', { name: conflict.by ?? t('stale.somebody') })}
    >
      <Stack gap="xs">
        {conflict.taken.length > 0 && (
          <Text size="sm">
            {t('stale.taken')} {conflict.taken.map(nameOf).join(t('drawer.comma'))}
          </Text>
        )}
        {conflict.clashes.map((field) => (
          <Group key={String(field)} gap="xs" align="baseline">
            <Text size="sm">
              <strong>{nameOf(field)}</strong>: {t('stale.theirs')}{' '}
              <q>
                {field === 'problemId' ? (
                  <ProblemTitle id={conflict.theirs[field] as string | undefined} />
                ) : (
                  written(conflict.theirs[field])
                )}
              </q>
            </Text>
            <Button size="compact-xs" variant="default" onClick={() => onTake(field)}>
              {t('stale.take')}
            </Button>
          </Group>
        ))}
        <Text size="sm">{t('stale.kept')}</Text>
      </Stack>
    </Alert>
  );
}

/** Evidence for reading: all the words in it. */
function written(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value)) return value.map(written).join('; ');
  if (typeof value === 'object') return Object.values(value).map(written).join(', ');
  return String(value);
}
