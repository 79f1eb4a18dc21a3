import { Autocomplete, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CAUSES, useCauseName } from '../../../ui/cause-name.ts';
import { DayInput } from '../../../ui/date-inputs.tsx';
import type { FormProps } from './evidence.ts';
import { Rows, Words, yesNo } from './parts.tsx';
import { ProblemField } from './problem-field.tsx';

/** Step 9: why it happened, whether it happens often, and what prevents it. */
export function BigPictureForm({ value, set, error }: FormProps<'big-picture'>) {
  const { t } = useTranslation('steps');
  const { nameOf, causeOf } = useCauseName();
  return (
    <Stack>
      <Autocomplete
        label={t('bigPicture.causeCategory')}
        description={t('bigPicture.causeCategoryHow')}
        withAsterisk
        data={CAUSES.map(nameOf)}
        value={nameOf(value.causeCategory ?? '')}
        onChange={(written) => set({ causeCategory: causeOf(written) })}
        error={error('causeCategory')}
      />
      <Words
        label={t('bigPicture.cause')}
        value={value.cause}
        onChange={(cause) => set({ cause })}
        error={error('cause')}
      />
      <Radio.Group
        label={t('bigPicture.frequent')}
        withAsterisk
        value={yesNo(value.frequent)}
        onChange={(answer) => set({ frequent: answer === 'yes' })}
        error={error('frequent')}
      >
        <Group mt={4}>
          <Radio value="yes" label={t('yes')} />
          <Radio value="no" label={t('no')} />
        </Group>
      </Radio.Group>
      <ProblemField value={value.problemId} onChange={(problemId) => set({ problemId })} error={error('problemId')} />
      <Rows
        legend={t('bigPicture.actions')}
        name={(number) => t('bigPicture.actionNumber', { number })}
        rows={value.preventionActions ?? []}
        blank={() => ({ what: '' })}
        addLabel={t('bigPicture.addAction')}
        required={value.frequent === true && !value.problemId}
        onChange={(preventionActions) => set({ preventionActions })}
        error={error('preventionActions')}
      >
        {(row, change, index) => (
          <>
            <Words
              label={t('bigPicture.what')}
              minRows={1}
              value={row.what}
              onChange={(what) => change({ what })}
              error={error(`preventionActions.${index}.what`)}
            />
            <TextInput
              label={t('bigPicture.who')}
              withAsterisk
              aria-required
              value={row.who ?? ''}
              onChange={(event) => change({ who: event.currentTarget.value })}
              error={error(`preventionActions.${index}.who`)}
            />
            <DayInput
              label={t('bigPicture.by')}
              required
              value={row.by ?? null}
              onChange={(by) => change({ by: by ?? undefined })}
              error={error(`preventionActions.${index}.by`)}
            />
          </>
        )}
      </Rows>
    </Stack>
  );
}
