import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';

interface FindComplaintProps {
  label: string;
  /** Not this one. */
  except: string;
  value: string | null;
  onChange: (reference: string | null) => void;
  /** Only those on which somebody still works. */
  active?: boolean;
  error?: string;
}

/** Another complaint, found by its reference or by words in it. */
export function FindComplaint({ label, except, value, onChange, active, error }: FindComplaintProps) {
  const { t } = useTranslation('case');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const { data, isFetching } = useQuery({
    queryKey: keys.complaints('find', q, active ?? false),
    queryFn: () =>
      answer(
        api.GET('/api/v1/complaints', {
          params: { query: { limit: 20, sort: '-updatedAt', ...(q && { q }), ...(active && { status: ['active'] }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      label={label}
      description={t('find.how')}
      withAsterisk
      data-autofocus
      searchable
      clearable
      filter={({ options }) => options}
      nothingFoundMessage={t('find.nothing')}
      data={(data?.items ?? [])
        .filter(({ reference }) => reference !== except)
        .map(({ reference, subject, excerpt, customer }) => ({
          value: reference,
          label: `${reference} · ${customer.name} · ${(subject ?? excerpt).slice(0, 60)}`,
        }))}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value}
      onChange={onChange}
      rightSection={isFetching ? <Loader size="xs" /> : undefined}
      error={error}
    />
  );
}
