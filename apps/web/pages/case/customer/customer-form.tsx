import { Select, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { nameOfLanguage } from '../../../ui/language-names.ts';
import { usePeopleGuidance, type Customer } from '../case-data.ts';
import { FormDialog, reasonAt } from '../form-dialog.tsx';
import { Rows } from '../forms/parts.tsx';
import { alike } from '../stale.ts';
import { useChange } from '../use-change.ts';

type Edit = components['schemas']['EditCustomerBody'];

const CHANNELS = ['phone', 'email', 'web', 'chat', 'social', 'letter', 'in-person', 'other'] as const;
const LANGUAGES = ['en', 'zh-CN'] as const;
const FIELDS = ['name', 'email', 'phone', 'language', 'timeZone', 'contactFrom', 'contactTo', 'likes'];

/** Corrects what is known of the customer. Only what was changed here is sent, so that nobody else's correction is undone. */
export function CustomerForm({
  customer,
  opened,
  onClose,
}: {
  customer: Customer;
  opened: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation(['case', 'common']);
  const queries = useQueryClient();
  const { data: people } = usePeopleGuidance();
  const [change, setChange] = useState<Edit>({});
  const value = { ...customer, ...change };
  const set = (patch: Edit) => setChange({ ...change, ...patch });
  const changed = Object.fromEntries(
    Object.entries(change).filter(([name, one]) => !alike(one, customer[name as keyof Customer])),
  ) as Edit;
  const save = useChange(
    '',
    () => answer(api.PATCH('/api/v1/customers/{id}', { params: { path: { id: customer.id } }, body: changed })),
    {
      onDone: (saved) => {
        queries.setQueryData(keys.customer(customer.id), saved);
        for (const area of ['complaint', 'customer']) void queries.invalidateQueries({ queryKey: [area] });
        onClose();
      },
      onProblem: () => undefined,
    },
  );
  const text = (name: 'name' | 'email' | 'phone' | 'timeZone' | 'contactFrom' | 'contactTo', label: string) => (
    <TextInput
      label={label}
      type={name === 'email' ? 'email' : name === 'phone' ? 'tel' : 'text'}
      value={value[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value || (name === 'name' ? '' : null) })}
      error={reasonAt(save.error, name)}
    />
  );
  return (
    <FormDialog
      title={t('customer.edit')}
      opened={opened}
      onClose={onClose}
      onSubmit={() => save.mutate(undefined)}
      submit={t('common:action.save')}
      error={save.error}
      fields={FIELDS}
      pending={save.isPending}
      size="lg"
    >
      {text('name', t('customer.name'))}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {text('phone', t('customer.phone'))}
        {text('email', t('customer.email'))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('customer.languageLabel')}
          data={[...new Set([...LANGUAGES, ...(customer.language ? [customer.language] : [])])].map((tag) => ({
            value: tag,
            label: nameOfLanguage(tag, i18n.language),
          }))}
          value={value.language}
          onChange={(language) => set({ language })}
          clearable
          error={reasonAt(save.error, 'language')}
        />
        <Select
          label={t('customer.prefersLabel')}
          data={CHANNELS.map((channel) => ({ value: channel, label: t(`common:channel.${channel}`) }))}
          value={value.preferredChannel}
          onChange={(preferredChannel) => set({ preferredChannel })}
          clearable
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        {text('timeZone', t('customer.timeZone'))}
        {text('contactFrom', t('customer.contactFrom'))}
        {text('contactTo', t('customer.contactTo'))}
      </SimpleGrid>
      <Select
        label={t('customer.type')}
        data={people?.types.map(({ type, label, signs }) => ({ value: type, label: `${label}: ${signs}` })) ?? []}
        value={value.personality}
        onChange={(personality) => set({ personality })}
        clearable
      />
      <Textarea
        label={t('customer.likesLabel')}
        autosize
        minRows={2}
        value={value.likes ?? ''}
        onChange={(event) => set({ likes: event.currentTarget.value || null })}
        error={reasonAt(save.error, 'likes')}
      />
      <Rows
        legend={t('customer.importantDays')}
        name={(number) => t('customer.dayNumber', { number })}
        rows={value.importantDays}
        blank={() => ({ name: '', date: '' })}
        addLabel={t('customer.addDay')}
        onChange={(importantDays) => set({ importantDays })}
      >
        {(row, put, index) => (
          <Stack gap="xs">
            <TextInput
              label={t('customer.dayName')}
              value={row.name}
              onChange={(event) => put({ name: event.currentTarget.value })}
              error={reasonAt(save.error, `importantDays.${index}.name`)}
            />
            <TextInput
              label={t('customer.dayDate')}
              placeholder="05-17"
              value={row.date}
              onChange={(event) => put({ date: event.currentTarget.value })}
              error={reasonAt(save.error, `importantDays.${index}.date`)}
            />
          </Stack>
        )}
      </Rows>
      <Switch
        label={t('customer.doNotContact')}
        checked={value.doNotContact}
        onChange={(event) => set({ doNotContact: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
