import { Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema';
import { useProblems } from '../../case/forms/problem-data.ts';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { TopicPage } from '../shared/topic-page.tsx';

type Problem = components['schemas']['KnownProblemView'];

/** Known problems: one cause of many complaints, noted in step 9. Here they get another name, and what is known of them. */
export function ProblemSettings() {
  const { t } = useTranslation('settings');
  const [wanted, find] = useState('');
  const [q] = useDebouncedValue(wanted.trim(), 250);
  return (
    <TopicPage<Problem>
      title={t('topic.problems')}
      intro={t('problems.intro')}
      query={useProblems(q)}
      add={t('problems.add')}
      onFind={find}
      row={({ title, complaints, description }) => ({
        title,
        summary: [t('problems.behind', { count: complaints }), description].filter(Boolean).join(' · '),
      })}
      form={(problem, close) => <ProblemForm key={problem?.id} problem={problem} onClose={close} />}
    />
  );
}

const valuesOf = (problem: Problem | null) => ({
  title: problem?.title ?? '',
  description: problem?.description ?? '',
});

function ProblemForm({ problem, onClose }: { problem: Problem | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const path = { id: problem?.id ?? '' };
  return (
    <FormDrawer
      title={problem?.title ?? t('problems.add')}
      initial={valuesOf(problem)}
      version={problem?.version}
      readAgain={again(() => answer(api.GET('/api/v1/problems/{id}', { params: { path } })), valuesOf)}
      save={({ title, description }, header) => {
        const body = { title, description: description.trim() === '' ? null : description };
        return problem
          ? answer(api.PUT('/api/v1/problems/{id}', { params: { path, header }, body }))
          : answer(api.POST('/api/v1/problems', { body }));
      }}
      topics={['problems']}
      readOnly={false}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput
            label={t('problems.title')}
            description={t('problems.titleIs')}
            required
            maxLength={200}
            {...form.getInputProps('title')}
          />
          <Textarea
            label={t('problems.description')}
            description={t('problems.descriptionIs')}
            autosize
            minRows={4}
            maxLength={4000}
            {...form.getInputProps('description')}
          />
        </>
      )}
    </FormDrawer>
  );
}
