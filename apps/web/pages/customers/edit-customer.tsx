import { ActionIcon, Alert, Button, Checkbox, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.ts';
import { ifMatch } from '../../api/if-match.ts';
import { Problem } from '../../api/problem.ts';
import { keys } from '../../api/queries.ts';
import { useCalendars } from '../../api/settings-queries.ts';
import { languageNames } from '../../ui/language-names.ts';
import { CHANNELS } from '../../ui/kinds.ts';
import { ChangedMeanwhile } from '../settings/shared/changed-meanwhile.tsx';
import { LeaveGuard } from '../settings/shared/leave-guard.tsx';
import { differences, onTop } from '../settings/shared/what-changed.ts';
import { changesOf, typedOf, type Typed } from './customer-changes.ts';
import type { Customer } from './customer-query.ts';
import classes from './customers.module.css';
import { useChangedFacts } from './changed-facts.ts';
import { useTypes } from './profile.tsx';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Corrects what is known of a customer. Only what was changed is sent, so that nobody else's correction is undone. */
export function EditCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t, i18n } = useTranslation('customers');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const { data: types } = useTypes();
  const { data: calendars } = useCalendars();
  const describe = useChangedFacts();
  // What was read when the form was opened: newer facts that come meanwhile must not look like changes made here.
  const [read, setRead] = useState(() => ({ version: customer.version, typed: typedOf(customer) }));
  const before = read.typed;
  const [typed, setTyped] = useState(before);
  const [theirs, setTheirs] = useState<Customer | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const changes = changesOf(before, typed);
  const isDirty = Object.keys(changes).length > 0;
  const path = { id: customer.id };
  const saving = useMutation({
    mutationFn: async ({ version, body }: { version: number; body: typeof changes }) => {
      try {
        return await answer(api.PATCH('/api/v1/customers/{id}', { params: { path, header: ifMatch(version) }, body }));
      } catch (error) {
        if (!(error instanceof Problem && error.status === 412)) throw error;
        setTheirs(await answer(api.GET('/api/v1/customers/{id}', { params: { path } })));
        return null;
      }
    },
    onSuccess: (saved) => {
      if (!saved) return;
      queries.setQueryData(keys.customer(customer.id), saved);
      void queries.invalidateQueries({ queryKey: ['customer'] });
      void queries.invalidateQueries({ queryKey: ['complaint'] });
      onClose();
    },
  });
  const takeOver = (now: Customer, mine: Typed) => {
    setRead({ version: now.version, typed: typedOf(now) });
    setTyped(mine);
    setTheirs(null);
  };
  const keepMine = (now: Customer) => {
    const mine = onTop(before, typed, typedOf(now));
    takeOver(now, mine);
    saving.mutate({ version: now.version, body: changesOf(typedOf(now), mine) });
  };
  const problem = saving.error instanceof Problem ? saving.error : null;
  const wrong = problem?.byField() ?? {};
  const set = (what: Partial<Typed>) => setTyped((now) => ({ ...now, ...what }));
  const text = (name: 'name' | 'email' | 'phone' | 'timeZone' | 'contactFrom' | 'contactTo') => ({
    label: t(`profile.${name}`),
    value: typed[name],
    error: wrong[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const days = typed.importantDays;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (theirs) return;
        if (isDirty) saving.mutate({ version: read.version, body: changes });
        else onClose();
      }}
    >
      <LeaveGuard
        isDirty={isDirty && !saving.data}
        isLeaving={isLeaving}
        onStay={() => setLeaving(false)}
        onLeave={onClose}
      />
      <Stack gap="sm">
        {theirs && (
          <ChangedMeanwhile
            fields={describe(differences(before, typed, typedOf(theirs)))}
            isSaving={saving.isPending}
            onKeepMine={() => keepMine(theirs)}
            onTakeTheirs={() => {
              takeOver(theirs, typedOf(theirs));
              queries.setQueryData(keys.customer(customer.id), theirs);
            }}
          />
        )}
        {saving.error && (
          <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {problem?.isOffline ? common('state.offline') : saving.error.message}
          </Alert>
        )}
        <TextInput {...text('name')} required autoFocus />
        <div className={classes.row}>
          <TextInput {...text('phone')} type="tel" />
          <TextInput {...text('email')} type="email" />
        </div>
        <div className={classes.row}>
          <NativeSelect
            label={t('profile.language')}
            value={typed.language}
            error={wrong.language}
            onChange={(event) => set({ language: event.currentTarget.value })}
            data={[{ value: '', label: t('profile.unknown') }, ...languageNames(i18n.language, before.language)]}
          />
          <NativeSelect
            label={t('profile.preferredChannel')}
            value={typed.preferredChannel}
            error={wrong.preferredChannel}
            onChange={(event) => set({ preferredChannel: event.currentTarget.value as Typed['preferredChannel'] })}
            data={[
              { value: '', label: t('profile.unknown') },
              ...CHANNELS.map((channel) => ({ value: channel, label: common(`channel.${channel}`) })),
            ]}
          />
        </div>
        <div className={classes.row}>
          <TextInput {...text('timeZone')} list="zones" placeholder="Asia/Shanghai" />
          <datalist id="zones">
            {ZONES.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <NativeSelect
            label={t('profile.calendar')}
            value={typed.calendarId}
            error={wrong.calendarId}
            onChange={(event) => set({ calendarId: event.currentTarget.value })}
            data={[
              { value: '', label: t('profile.everybodysCalendar') },
              ...(calendars?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <div className={classes.row}>
          <TextInput {...text('contactFrom')} type="time" />
          <TextInput {...text('contactTo')} type="time" />
        </div>
        <Checkbox
          label={t('profile.doNotContactMeans')}
          checked={typed.doNotContact}
          onChange={(event) => set({ doNotContact: event.currentTarget.checked })}
        />
        <NativeSelect
          label={t('profile.personality')}
          value={typed.personality}
          error={wrong.personality}
          onChange={(event) => set({ personality: event.currentTarget.value as Typed['personality'] })}
          data={[
            { value: '', label: t('profile.unknown') },
            ...(types?.types ?? []).map(({ type, label, signs }) => ({ value: type, label: `${label}: ${signs}` })),
          ]}
        />
        <Textarea
          label={t('profile.likes')}
          autosize
          minRows={2}
          value={typed.likes}
          error={wrong.likes}
          onChange={(event) => set({ likes: event.currentTarget.value })}
        />
        <fieldset style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
          <legend>{t('profile.importantDays')}</legend>
          {days.map((day, index) => (
            <div className={classes.row} key={index}>
              <TextInput
                label={t('days.name')}
                value={day.name}
                error={wrong[`importantDays.${index}.name`] ?? wrong[`importantDays.${index}`]}
                onChange={(event) =>
                  set({ importantDays: days.with(index, { ...day, name: event.currentTarget.value }) })
                }
              />
              <TextInput
                label={t('days.date')}
                placeholder="05-17"
                value={day.date}
                error={wrong[`importantDays.${index}.date`]}
                onChange={(event) =>
                  set({ importantDays: days.with(index, { ...day, date: event.currentTarget.value }) })
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                className={classes.fixed}
                aria-label={t('days.remove', { name: day.name })}
                onClick={() => set({ importantDays: days.toSpliced(index, 1) })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </div>
          ))}
          <Button
            variant="subtle"
            size="compact-sm"
            mt="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set({ importantDays: [...days, { name: '', date: '' }] })}
          >
            {t('days.add')}
          </Button>
        </fieldset>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => (isDirty ? setLeaving(true) : onClose())}>
            {common('action.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={theirs !== null}>
            {common('action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
