import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBolt, IconSearch, IconTicket, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import type { components } from '../api/schema';
import { useSession } from '../session/session.ts';
import { usePages } from '../shell/pages.ts';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { useShortcuts } from './shortcuts.ts';

/** Of complaints and customers so many are proposed. */
const PROPOSED = 6;

interface Offered {
  id: string;
  label: string;
  description?: string | undefined;
  icon: ReactNode;
  keys?: string;
  run: () => void;
}

/** Everything by keyboard: pages, what the open page can do, complaints by reference or words, customers. Loaded when it is first opened. */
export function CommandPalette({ onClosed }: { onClosed: () => void }) {
  const { t } = useTranslation('live');
  const [query, setQuery] = useState('');
  const groups = useGroups(query.trim());
  useEffect(() => spotlight.open(), []);
  const isEmpty = groups.every(({ offered }) => offered.length === 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClosed}
      shortcut={null}
      scrollable
      maxHeight="min(60dvh, 480px)"
      aria-label={t('palette.title')}
    >
      <Spotlight.Search
        placeholder={t('palette.hint')}
        aria-label={t('palette.hint')}
        onKeyDown={takeFirst}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {groups.map(
          ({ name, offered }) =>
            offered.length > 0 && (
              <Spotlight.ActionsGroup key={name} label={name}>
                {offered.map(({ id, label, description, icon, keys: itsKeys, run }) => (
                  <Spotlight.Action
                    key={id}
                    label={label}
                    description={description}
                    leftSection={icon}
                    rightSection={itsKeys && <ShortcutKeys keys={itsKeys} />}
                    onClick={run}
                  />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {isEmpty && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Enter takes the first that is offered when none was chosen by the arrows. */
function takeFirst({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): void {
  if (key !== 'Enter' || nativeEvent.isComposing) return;
  const palette = currentTarget.closest('[role="dialog"]');
  if (!palette?.querySelector('[data-action][data-selected]'))
    palette?.querySelector<HTMLElement>('[data-action]')?.click();
}

function useGroups(query: string): { name: string; offered: Offered[] }[] {
  const { t } = useTranslation('live');
  const found = useFound(query);
  const pages = usePages();
  const navigate = useNavigate();
  const shortcuts = useShortcuts();
  const matches = ({ label }: { label: string }) => label.toLowerCase().includes(query.toLowerCase());
  const actions = shortcuts.filter(({ isGlobal }) => !isGlobal);
  return [
    {
      name: t('palette.actions'),
      // Some have two keys.
      offered: [...new Map(actions.toReversed().map((one) => [one.label, one])).values()]
        .toReversed()
        .filter(matches)
        .map(({ key, label, action }) => ({
          id: `action ${key}`,
          label,
          icon: <IconBolt size={18} aria-hidden />,
          keys: key,
          // The palette gives the focus back first; what the action focuses stays.
          run: () => setTimeout(action, 50),
        })),
    },
    ...found,
    {
      name: t('palette.pages'),
      offered: pages.filter(matches).map(({ to, label, Icon, keys: itsKeys }) => ({
        id: to,
        label,
        icon: <Icon size={18} aria-hidden />,
        keys: itsKeys,
        run: () => void navigate({ to }),
      })),
    },
  ];
}

/** Complaints and customers for what was typed, as soon as somebody stops typing for a moment. */
function useFound(query: string): { name: string; offered: Offered[] }[] {
  const { t } = useTranslation('live');
  const { can } = useSession();
  const navigate = useNavigate();
  const [words] = useDebouncedValue(query, 200);
  const isOn = words.length > 1 && query.length > 1;
  const complaints = useQuery({
    queryKey: keys.complaints('palette', words),
    queryFn: () => find(words),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  const customers = useQuery({
    queryKey: ['customer', 'palette', words],
    queryFn: () => answer(api.GET('/api/v1/customers', { params: { query: { q: words, limit: PROPOSED } } })),
    enabled: isOn && can('customer.read'),
    placeholderData: keepPreviousData,
  });
  if (!isOn) return [];
  return [
    {
      name: t('palette.complaints'),
      offered: (complaints.data ?? []).map(({ reference, subject, excerpt, customer }) => ({
        id: reference,
        label: `${reference} · ${subject ?? excerpt}`,
        description: customer.name,
        icon: <IconTicket size={18} aria-hidden />,
        run: () => void navigate({ to: '/complaints/$reference', params: { reference } }),
      })),
    },
    {
      name: t('palette.customers'),
      offered: (customers.data?.items ?? []).map(({ id, name, email, phone }) => ({
        id,
        label: name,
        description: email ?? phone ?? undefined,
        icon: <IconUser size={18} aria-hidden />,
        run: () => void navigate({ to: '/customers/$id', params: { id } }),
      })),
    },
  ];
}

/** The complaint whose reference was typed, whole or only its number, comes first; then those in whose words it stands. */
async function find(words: string): Promise<components['schemas']['ComplaintRow'][]> {
  const ask = (query: { reference: string[] } | { q: string }) =>
    answer(api.GET('/api/v1/complaints', { params: { query: { ...query, limit: PROPOSED } } }));
  const reference = referenceIn(words);
  const pages = await Promise.all([...(reference ? [ask({ reference: [reference] })] : []), ask({ q: words })]);
  const rows = pages.flatMap(({ items }) => items);
  return [...new Map(rows.map((row) => [row.reference, row])).values()].slice(0, PROPOSED);
}

/** A number alone is one of this year. */
function referenceIn(words: string): string | null {
  const [, year, number] = /^(?:c-?)?(?:(\d{4})-)?(\d{1,9})$/i.exec(words) ?? [];
  return number === undefined ? null : `C-${year ?? new Date().getUTCFullYear()}-${number.padStart(6, '0')}`;
}
