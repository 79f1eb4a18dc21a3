import { Blockquote, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintQuery } from '../../../api/queries.ts';
import type { FormProps } from './evidence.ts';
import { Happened, Rows, Words } from './parts.tsx';

/** Step 1: the customer's own words, questions and answers, the problem said back, and that the customer confirmed it. */
export function CaptureForm({ value, set, error, reference }: FormProps<'capture'>) {
  const { t } = useTranslation('steps');
  const { data: complaint } = useQuery(complaintQuery(reference));
  return (
    <Stack>
      {complaint && (
        <div>
          <Text size="sm" fw={500}>
            {t('capture.words')}
          </Text>
          <Blockquote p="sm" mt={4} lang={complaint.language}>
            <span className="words">{complaint.words}</span>
          </Blockquote>
        </div>
      )}
      <Rows
        legend={t('capture.questions')}
        name={(number) => t('capture.questionNumber', { number })}
        rows={value.clarifyingQuestions ?? []}
        blank={() => ({ question: '' })}
        addLabel={t('capture.addQuestion')}
        onChange={(clarifyingQuestions) => set({ clarifyingQuestions })}
      >
        {(row, change, index) => (
          <>
            <TextInput
              label={t('capture.question')}
              value={row.question}
              onChange={(event) => change({ question: event.currentTarget.value })}
              error={error(`clarifyingQuestions.${index}.question`)}
            />
            <Words
              label={t('capture.answer')}
              minRows={1}
              value={row.answer}
              onChange={(answer) => change({ answer })}
              error={error(`clarifyingQuestions.${index}.answer`)}
            />
          </>
        )}
      </Rows>
      <Words
        label={t('capture.restatement')}
        description={t('capture.restatementHow')}
        required
        minRows={3}
        value={value.restatement}
        onChange={(restatement) => set({ restatement })}
        error={error('restatement')}
      />
      <Happened
        label={t('capture.confirmedAt')}
        required
        value={value.confirmedAt}
        onChange={(confirmedAt) => set({ confirmedAt })}
        error={error('confirmedAt')}
      />
      <TextInput
        label={t('capture.confirmedBy')}
        description={t('capture.confirmedByHow')}
        value={value.confirmedBy ?? ''}
        onChange={(event) => set({ confirmedBy: event.currentTarget.value })}
        error={error('confirmedBy')}
      />
    </Stack>
  );
}
