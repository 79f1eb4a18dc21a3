import { List, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { ifMatch } from '../../api/if-match.ts';
import { Problem } from '../../api/problem.ts';
import { FindOne } from '../../ui/find-one.tsx';
import { FormDialog, reasonAt } from '../case/form-dialog.tsx';
import { useCustomer, type Customer } from './customer-query.ts';
import { takenOver } from './taken-over.ts';

/** Merges this customer into another one, who goes on; says before what that means. */
export function MergeDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: goesOn } = useCustomer(chosen);
  const { id, name, version } = customer;
  const merging = useMutation({
    mutationFn: (into: string) =>
      answer(
        api.POST('/api/v1/customers/{id}/merge', {
          params: { path: { id }, header: ifMatch(version) },
          body: { into },
        }),
      ),
    onSuccess: async (into) => {
      onClose();
      await navigate({ to: '/customers/$id', params: { id: into.id } as never });
      for (const area of ['customer', 'complaint', 'complaints']) void queries.invalidateQueries({ queryKey: [area] });
    },
    onError: (error) => {
      // What is asked next is asked of what is there now.
      if (error instanceof Problem && error.status === 412) void queries.invalidateQueries({ queryKey: ['customer'] });
    },
  });
  return (
    <FormDialog
      title={t('merge.title', { name })}
      opened
      onClose={onClose}
      onSubmit={() => goesOn && merging.mutate(goesOn.id)}
      submit={t('merge.submit')}
      error={merging.error}
      fields={['into']}
      pending={merging.isPending}
      disabled={!goesOn}
      color="red"
    >
      <Text size="sm">{t('merge.advice')}</Text>
      <FindCustomer except={id} value={chosen} onChange={setChosen} error={reasonAt(merging.error, 'into')} />
      {goesOn && <Consequences from={customer} into={goesOn} />}
    </FormDialog>
  );
}

function Consequences({ from, into }: { from: Customer; into: Customer }) {
  const { t, i18n } = useTranslation('customers');
  const all = (texts: readonly string[]) => new Intl.ListFormat(i18n.language).format(texts);
  const names = { from: from.name, into: into.name };
  const facts = takenOver(from, into).map((fact) => t(`profile.${fact}`));
  const known = [from, ...from.merged].flatMap(({ email, phone }) => [email, phone]);
  const contacts = known.filter((one) => one !== null);
  const email = into.email ?? from.email;
  return (
    <Stack gap={4} role="status">
      <Text size="sm" fw={600}>
        {t('merge.means')}
      </Text>
      <List size="sm" spacing={4}>
        <List.Item>{t('merge.moves', { count: from.complaintCount, ...names })}</List.Item>
        <List.Item>{t('merge.keeps', names)}</List.Item>
        {facts.length > 0 && <List.Item>{t('merge.takes', { ...names, facts: all(facts) })}</List.Item>}
        {contacts.length > 0 && <List.Item>{t('merge.recognised', { ...names, contacts: all(contacts) })}</List.Item>}
        <List.Item>{email ? t('merge.mail', { email }) : t('merge.noMail')}</List.Item>
      </List>
      <Text size="sm" fw={600}>
        {t('merge.final')}
      </Text>
    </Stack>
  );
}

interface FindCustomerProps {
  /** Not this one. */
  except: string;
  value: string | null;
  onChange: (id: string | null) => void;
  error?: string;
}

/** Another customer, found by name, e-mail address or telephone. */
function FindCustomer(field: FindCustomerProps) {
  const { t } = useTranslation('customers');
  return (
    <FindOne
      {...field}
      label={t('merge.into')}
      description={t('merge.how')}
      nothing={t('merge.nothing')}
      queryKey={(q) => ['customer', 'find', q]}
      find={(q) => answer(api.GET('/api/v1/customers', { params: { query: { limit: 20, ...(q && { q }) } } }))}
      option={({ id, name, email, phone }) => ({ value: id, label: [name, email, phone].filter(Boolean).join(' · ') })}
    />
  );
}
