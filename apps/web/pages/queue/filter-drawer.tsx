import { Autocomplete, Button, Drawer, Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople, useTeams } from '../../api/queries.ts';
import { useCategories } from '../../api/settings-queries.ts';
import { useCategoryName } from '../../ui/category-name.ts';
import { CHANNELS, SEVERITIES } from '../../ui/kinds.ts';
import { useFacets } from './queue-queries.ts';
import { FILTERS, listOf, STATUSES, type Filter, type QueueSearch } from './queue-search.ts';

const KINDS = { status: STATUSES, severity: SEVERITIES, channel: CHANNELS } as const;
const FACETS = { place: 'places', tag: 'tags' } as const;
/** Typing pauses before suggestions are asked for (milliseconds). */
const PAUSE = 250;

interface FilterDrawerProps {
  search: QueueSearch;
  change: (parts: { [Name in Filter]?: string | undefined }) => void;
  onClose: () => void;
}

type Draft = { [Name in Filter]?: string | undefined };

/** Everything by which a view can be narrowed. */
export function FilterDrawer({ search, change, onClose }: FilterDrawerProps) {
  const { t } = useTranslation('queue');
  const { t: common } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => Object.fromEntries(FILTERS.map((name) => [name, search[name]])));
  const set = (name: Filter, value: string | null) => setDraft((before) => ({ ...before, [name]: value || undefined }));
  const people = usePeople().data?.items ?? [];
  const teams = useTeams().data?.items ?? [];
  const owners = [
    { value: 'me', label: t('filter.me') },
    { value: 'nobody', label: common('nobody') },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const groups = [
    { value: 'mine', label: t('filter.myTeam') },
    { value: 'none', label: t('filter.noTeam') },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const show = () => {
    change(draft);
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('filters')}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Stack gap="sm">
          {(['status', 'severity', 'channel'] as const).map((kind) => (
            <MultiSelect
              key={kind}
              label={t(`filter.${kind}`)}
              placeholder={draft[kind] ? undefined : t('any')}
              data={KINDS[kind].map((value) => ({ value, label: common(`${kind}.${value}` as 'status.new') }))}
              value={listOf(draft[kind])}
              onChange={(chosen) => set(kind, chosen.join(','))}
              clearable
            />
          ))}
          <Category value={draft.category ?? ''} onChange={(value) => set('category', value)} />
          {(['place', 'tag'] as const).map((name) => (
            <Suggested key={name} name={name} value={draft[name] ?? ''} onChange={(value) => set(name, value)} />
          ))}
          <Select
            label={t('filter.owner')}
            placeholder={t('any')}
            data={owners}
            value={draft.owner ?? null}
            onChange={(value) => set('owner', value)}
            searchable
            clearable
          />
          <Select
            label={t('filter.team')}
            placeholder={t('any')}
            data={groups}
            value={draft.team ?? null}
            onChange={(value) => set('team', value)}
            searchable
            clearable
          />
          <Group grow>
            {(['from', 'to'] as const).map((name) => (
              <TextInput
                key={name}
                type="date"
                label={t(`filter.${name}`)}
                value={draft[name] ?? ''}
                onChange={(event) => set(name, event.currentTarget.value)}
              />
            ))}
          </Group>
          <Group justify="space-between" mt="sm">
            <Button variant="subtle" onClick={() => setDraft({})}>
              {t('clear')}
            </Button>
            <Button type="submit">{t('apply')}</Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

interface SuggestedProps {
  name: keyof typeof FACETS;
  value: string;
  onChange: (value: string) => void;
}

/** A text that can be any, with what is common among the latest complaints proposed. */
function Suggested({ name, value, onChange }: SuggestedProps) {
  const { t } = useTranslation('queue');
  const [q] = useDebouncedValue(value, PAUSE);
  const facets = useFacets(q).data?.[FACETS[name]] ?? [];
  return (
    <Autocomplete
      label={t(`filter.${name}`)}
      placeholder={t('any')}
      data={facets.map((facet) => facet.value)}
      value={value}
      onChange={onChange}
      maxLength={200}
    />
  );
}

/** A category by its label in the reader's language; one that nobody has set, but that occurs, by its name. */
function Category({ value, onChange }: Omit<SuggestedProps, 'name'>) {
  const { t } = useTranslation('queue');
  const nameOf = useCategoryName();
  const set = useCategories().data?.items ?? [];
  const facets = useFacets('').data?.categories ?? [];
  const names = [...new Set([...set.map(({ name }) => name), ...facets.map((facet) => facet.value)])];
  return (
    <Autocomplete
      label={t('filter.category')}
      placeholder={t('any')}
      data={[...new Set(names.map(nameOf))]}
      value={nameOf(value)}
      onChange={(typed) => onChange(names.find((name) => nameOf(name) === typed) ?? typed)}
      maxLength={200}
    />
  );
}
