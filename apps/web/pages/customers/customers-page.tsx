import { Anchor, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMailOff, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import type { components } from '../../api/schema';
import { useSession } from '../../session/session.ts';
import { nameOfLanguage } from '../../ui/language-names.ts';
import { Failure, NoPermission, Nothing, Waiting } from '../../ui/states.tsx';
import classes from './customers.module.css';

export function CustomersPage() {
  const { can } = useSession();
  return can('customer.read') ? <Customers /> : <NoPermission />;
}

/** Everybody who has complained, as far as one may see them; found by name, e-mail address or telephone. */
function Customers() {
  const { t } = useTranslation('customers');
  const { t: common } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['customer', 'list', q],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/customers', {
          params: { query: { ...(q !== '' && { q }), ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const found = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm" maw={900}>
      <Title order={1} size="h3">
        {common('page.customers')}
      </Title>
      <TextInput
        type="search"
        label={t('list.search')}
        placeholder={t('list.how')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={200}
      />
      <span className="visually-hidden" role="status">
        {found && !isFetching ? t('list.count', { count: found.length }) : ''}
      </span>
      {error && !found ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !found ? (
        <Waiting />
      ) : found.length === 0 ? (
        <Nothing title={t('list.nobody')}>{q === '' ? t('list.none') : t('list.notFound', { q })}</Nothing>
      ) : (
        <Paper withBorder>
          <ul className={classes.list} aria-label={common('page.customers')}>
            {found.map((customer) => (
              <CustomerLine key={customer.id} customer={customer} />
            ))}
          </ul>
        </Paper>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetching} onClick={() => void fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Stack>
  );
}

function CustomerLine({ customer }: { customer: components['schemas']['CustomerRow'] }) {
  const { t, i18n } = useTranslation('customers');
  const { id, name, phone, email, language, doNotContact } = customer;
  return (
    <li className={classes.line}>
      <Anchor component={Link} to="/customers/$id" params={{ id } as never} fw={600}>
        {name}
      </Anchor>
      <Text size="sm">{phone}</Text>
      <Text size="sm" className={classes.long}>
        {email}
      </Text>
      <Group gap={6} wrap="nowrap">
        <Text size="sm" c="dimmed">
          {language && nameOfLanguage(language, i18n.language)}
        </Text>
        {doNotContact && <IconMailOff size={16} role="img" aria-label={t('profile.doNotContact')} />}
      </Group>
    </li>
  );
}
