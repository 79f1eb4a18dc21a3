import { Button, Group, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, Nothing, Waiting } from '../../../ui/states.tsx';
import styles from './topic-page.module.css';

interface Row {
  title: string;
  summary?: ReactNode;
  badges?: ReactNode;
}

interface TopicPageProps<Item extends { id: string }> {
  title: string;
  intro: string;
  query: UseQueryResult<{ items: Item[] }>;
  /** What adding one is called; without, none can be added. */
  add?: string;
  row: (item: Item) => Row;
  /** The form of an item that was chosen; null: of a new one. */
  form: (item: Item | null, close: () => void) => ReactNode;
  /** Hears what is looked for, where not all of them are in the list. */
  onFind?: (wanted: string) => void;
  /** Above the list. */
  children?: ReactNode;
}

/** With so many of them a person looks for one by its name. */
const MANY = 8;

/** One topic of the settings: what it is for, the list, and the form of what was chosen from it. */
export function TopicPage<Item extends { id: string }>(props: TopicPageProps<Item>) {
  const { title, intro, query, add, row, form, onFind, children } = props;
  const { t } = useTranslation('settings');
  const [chosen, choose] = useState<Item | 'new' | null>(null);
  const [wanted, want] = useState('');
  const items = query.data?.items ?? [];
  const shown = items.filter((item) => row(item).title.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <Stack>
      <TopicHead title={title} intro={intro}>
        {add && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => choose('new')}>
            {add}
          </Button>
        )}
      </TopicHead>
      {children}
      {(items.length > MANY || wanted !== '') && (
        <TextInput
          aria-label={t('list.filter')}
          placeholder={t('list.filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={wanted}
          onChange={(event) => {
            want(event.currentTarget.value);
            onFind?.(event.currentTarget.value);
          }}
          maw={360}
        />
      )}
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : shown.length === 0 ? (
        <Nothing>{wanted ? t('list.noMatch') : intro}</Nothing>
      ) : (
        <ul className={styles.list} aria-label={title}>
          {shown.map((item) => (
            <li key={item.id}>
              <UnstyledButton className={styles.row} onClick={() => choose(item)}>
                <RowText {...row(item)} />
                <IconChevronRight size={18} aria-hidden className={styles.chevron} />
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {chosen && form(chosen === 'new' ? null : chosen, () => choose(null))}
    </Stack>
  );
}

/** The heading of a topic, with what can be done beside it. */
export function TopicHead({ title, intro, children }: { title: string; intro: string; children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <div style={{ flex: '1 1 280px' }}>
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text c="dimmed" size="sm" maw={720}>
          {intro}
        </Text>
      </div>
      {children}
    </Group>
  );
}

function RowText({ title, summary, badges }: Row) {
  return (
    <span className={styles.text}>
      <Group gap="xs" component="span">
        <Text span fw={600}>
          {title}
        </Text>
        {badges}
      </Group>
      {summary && (
        <Text span size="sm" c="dimmed" display="block">
          {summary}
        </Text>
      )}
    </span>
  );
}
