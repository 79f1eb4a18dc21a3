import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNoteProblem, useProblem, useProblems } from './problem-data.ts';

interface ProblemFieldProps {
  /** The id of the problem. */
  value: string | undefined;
  onChange: (id: string | undefined) => void;
  error?: string;
}

/** Stands for what is typed; no id is like it. */
const NEW = 'new';

/** The known problem behind the complaint, found by its title; one that nobody noted yet is noted from here. */
export function ProblemField({ value, onChange, error }: ProblemFieldProps) {
  const { t } = useTranslation('steps');
  const [typed, setTyped] = useState('');
  const { data: chosen } = useProblem(value);
  // What stands in the field after a choice is its name, and nothing to look for.
  const isChosen = chosen !== undefined && typed === chosen.title;
  const [q] = useDebouncedValue(isChosen ? '' : typed.trim(), 250);
  const { data, isFetching } = useProblems(q);
  const note = useNoteProblem(({ id }) => onChange(id));
  const found = data?.items ?? [];
  const title = typed.trim();
  const isNew = title !== '' && !isChosen && !found.some((one) => one.title.toLowerCase() === title.toLowerCase());
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select
      label={t('bigPicture.problemId')}
      description={isChosen && chosen.description ? chosen.description : t('bigPicture.problemIdHow')}
      searchable
      clearable
      disabled={note.isPending}
      filter={({ options }) => options}
      nothingFoundMessage={t(title === '' ? 'bigPicture.problemNew' : 'bigPicture.problemNone')}
      data={[
        ...known.map((one) => ({ value: one.id, label: one.title })),
        ...(isNew ? [{ value: NEW, label: t('bigPicture.problemIsNew', { title }) }] : []),
      ]}
      renderOption={({ option }) => {
        const one = known.find(({ id }) => id === option.value);
        return one && one.complaints > 0
          ? t('bigPicture.problemBehind', { title: one.title, count: one.complaints })
          : option.label;
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value ?? null}
      onChange={(id) => (id === NEW ? note.mutate(title) : onChange(id ?? undefined))}
      rightSection={isFetching || note.isPending ? <Loader size="xs" /> : undefined}
      error={error}
    />
  );
}
