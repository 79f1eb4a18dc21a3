import { Alert, Checkbox, List, Stack } from '@mantine/core';
import { IconCircleCheck, IconMoodSad } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintQuery } from '../../../api/queries.ts';
import { ROOTS } from './choices.ts';
import type { FormProps } from './evidence.ts';
import { Words } from './parts.tsx';

/** Step 10: what went badly in this recovery, and which of the five roots it had. */
export function ProcessRootsForm({ value, set, error, reference }: FormProps<'process-roots'>) {
  const { t } = useTranslation('steps');
  const { data: complaint } = useQuery(complaintQuery(reference));
  const badly = complaint?.journey.wentBadly ?? [];
  return (
    <Stack>
      {badly.length > 0 ? (
        <Alert color="orange" icon={<IconMoodSad aria-hidden />} title={t('processRoots.wentBadly')}>
          <List size="sm">
            {badly.map(({ code, reason }) => (
              <List.Item key={code}>{reason}</List.Item>
            ))}
          </List>
        </Alert>
      ) : (
        <Alert color="green" icon={<IconCircleCheck aria-hidden />}>
          {t('processRoots.wentWell')}
        </Alert>
      )}
      <Checkbox.Group
        label={t('processRoots.roots')}
        withAsterisk={badly.length > 0}
        value={value.roots ?? []}
        onChange={(chosen) => set({ roots: ROOTS.filter((root) => chosen.includes(root)) })}
        error={error('roots')}
      >
        <Stack gap="xs" mt="xs">
          {ROOTS.map((root) => (
            <Checkbox key={root} value={root} label={t(`root.${root}`)} description={t(`rootHow.${root}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Words
        label={t('processRoots.explanation')}
        required={badly.length > 0}
        minRows={3}
        value={value.explanation}
        onChange={(explanation) => set({ explanation })}
        error={error('explanation')}
      />
    </Stack>
  );
}
