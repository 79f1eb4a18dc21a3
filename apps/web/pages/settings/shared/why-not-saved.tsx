import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem.ts';

interface WhyNotSavedProps {
  error: unknown;
  /** What a field is called on the screen, by its path. */
  labelOf?: (field: string) => string | undefined;
}

/** Why something was not saved, above the form; the reasons stand at their fields as well. */
export function WhyNotSaved({ error, labelOf }: WhyNotSavedProps) {
  const { t } = useTranslation('settings');
  const problem = error instanceof Problem ? error : null;
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={t(titleOf(problem))}>
      {problem?.errors.length ? (
        <List size="sm">
          {problem.errors.map(({ field, reason }) => {
            const label = labelOf?.(field);
            return <List.Item key={field}>{label ? t('form.at', { label, reason }) : reason}</List.Item>;
          })}
        </List>
      ) : (
        <Text size="sm">
          {problem?.isOffline ? t('form.offline') : (problem?.says ?? String((error as Error).message))}
        </Text>
      )}
    </Alert>
  );
}

function titleOf(problem: Problem | null) {
  if (problem?.status === 409) return 'form.conflict' as const;
  if (problem?.status === 412) return 'form.changed' as const;
  return problem?.status === 400 ? ('form.wrong' as const) : ('form.notSaved' as const);
}
