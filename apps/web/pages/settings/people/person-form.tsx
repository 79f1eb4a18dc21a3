import { NumberInput, PasswordInput, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import type { IfMatch } from '../../../api/if-match.ts';
import { useTeams } from '../../../api/queries.ts';
import type { components } from '../../../api/schema';
import { LANGUAGES, type Language } from '../../../i18n/i18n.ts';
import { useSession } from '../../../session/session.ts';
import { CalendarSelect } from '../shared/calendar-select.tsx';
import { again, FormDrawer } from '../shared/form-drawer.tsx';
import { ZoneSelect } from '../shared/zone-select.tsx';
import { OpenCases } from './open-cases.tsx';

type Agent = components['schemas']['AgentView'];

const ROLES = ['agent', 'supervisor', 'manager'] as const;

function valuesOf(person: Agent | null) {
  return {
    name: person?.name ?? '',
    email: person?.email ?? '',
    password: '',
    role: person?.role ?? ('agent' as Agent['role']),
    teamId: person?.team?.id ?? null,
    language: person?.language ?? ('en' as Language),
    timeZone: person?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    calendarId: person?.calendarId ?? null,
    caseCap: person?.caseCap ?? ('' as number | ''),
    digestAt: person ? (person.digestAt ?? '') : '08:00',
    active: person?.active ?? true,
  };
}

/** Somebody who works here, or will. */
export function PersonForm({ person, onClose }: { person: Agent | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { can, me } = useSession();
  const teams = useTeams().data?.items ?? [];
  const path = { id: person?.id ?? '' };
  const save = (
    { email, password, active, caseCap, digestAt, ...facts }: ReturnType<typeof valuesOf>,
    header: Partial<IfMatch>,
  ) => {
    const body = { ...facts, caseCap: caseCap === '' ? null : caseCap, digestAt: digestAt === '' ? null : digestAt };
    if (!person) return answer(api.POST('/api/v1/agents', { body: { ...body, email, password } }));
    const changed = { ...body, active, ...(password && { password }) };
    return answer(api.PATCH('/api/v1/agents/{id}', { params: { path, header }, body: changed }));
  };
  return (
    <FormDrawer
      title={person?.name ?? t('people.add')}
      initial={valuesOf(person)}
      version={person?.version}
      readAgain={again(() => answer(api.GET('/api/v1/agents/{id}', { params: { path } })), valuesOf)}
      save={save}
      topics={['people']}
      readOnly={!can('people.manage')}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextInput label={t('people.name')} required autoComplete="off" {...form.getInputProps('name')} />
          <TextInput
            label={t('people.email')}
            type="email"
            required
            readOnly={person !== null}
            description={person ? t('people.emailStays') : undefined}
            autoComplete="off"
            {...form.getInputProps('email')}
          />
          {can('people.manage') && (
            <PasswordInput
              label={person ? t('people.newPassword') : t('people.password')}
              description={person ? t('people.newPasswordIs') : t('people.passwordIs')}
              required={!person}
              autoComplete="new-password"
              visibilityToggleButtonProps={{
                'aria-label': t('people.showPassword'),
                'aria-hidden': false,
                tabIndex: 0,
              }}
              {...form.getInputProps('password')}
            />
          )}
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('people.role')}
              description={t(`people.roleIs.${form.values.role}`)}
              data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              allowDeselect={false}
              {...form.getInputProps('role')}
            />
            <Select
              label={t('people.team')}
              data={teams.map(({ id, name }) => ({ value: id, label: name }))}
              placeholder={t('people.noTeam')}
              clearable
              clearButtonProps={{ 'aria-label': t('form.clear') }}
              {...form.getInputProps('teamId')}
            />
            <Select
              label={t('people.language')}
              data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
              allowDeselect={false}
              {...form.getInputProps('language')}
            />
            <ZoneSelect label={t('zone')} {...form.getInputProps('timeZone')} />
            <CalendarSelect
              label={t('people.shifts')}
              description={t('people.shiftsAre')}
              placeholder={t('people.asTheTeam')}
              clearable
              clearButtonProps={{ 'aria-label': t('form.clear') }}
              {...form.getInputProps('calendarId')}
            />
            <NumberInput
              label={t('people.cap')}
              description={t('people.capIs')}
              min={1}
              max={1000}
              {...form.getInputProps('caseCap')}
            />
            <TextInput
              type="time"
              label={t('people.digest')}
              description={t('people.digestIs')}
              {...form.getInputProps('digestAt')}
            />
          </SimpleGrid>
          {person && !form.values.active && <OpenCases id={person.id} name={person.name} />}
          {person && (
            <Switch
              label={t('people.active')}
              description={t('people.activeIs')}
              disabled={person.id === me.id}
              {...form.getInputProps('active', { type: 'checkbox' })}
            />
          )}
        </>
      )}
    </FormDrawer>
  );
}
