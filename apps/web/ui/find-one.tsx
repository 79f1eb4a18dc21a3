import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';

interface FindOneProps<Found> {
  label: string;
  description: string;
  /** What is said where there is none. */
  nothing: string;
  queryKey: (typed: string) => readonly unknown[];
  find: (typed: string) => Promise<{ items: Found[] }>;
  option: (found: Found) => { value: string; label: string };
  /** Not this one. */
  except: string;
  value: string | null;
  onChange: (value: string | null) => void;
  error?: string;
}

/** A choice of one among very many, which the api looks for while somebody types. */
export function FindOne<Found>(props: FindOneProps<Found>) {
  const { nothing, queryKey, find, option, except, ...field } = props;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const { data, isFetching } = useQuery({
    queryKey: queryKey(q),
    queryFn: () => find(q),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      {...field}
      withAsterisk
      data-autofocus
      searchable
      clearable
      filter={({ options }) => options}
      nothingFoundMessage={nothing}
      data={(data?.items ?? []).map(option).filter(({ value }) => value !== except)}
      searchValue={typed}
      onSearchChange={setTyped}
      rightSection={isFetching ? <Loader size="xs" /> : undefined}
    />
  );
}
