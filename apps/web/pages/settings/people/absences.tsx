import { Button, Group, Stack, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys, usePeople } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import { addDays, instantOf, localDay } from '../../../ui/local-time.ts';
import { Failure, Waiting } from '../../../ui/states.tsx';
import { useZone } from '../../../ui/zone.ts';
import { TopicHead } from '../shared/topic-page.tsx';
import type { Absence } from './absence.ts';
import { AbsenceCalendar } from './absence-calendar.tsx';
import { AbsenceForm } from './absence-form.tsx';
import { AbsenceList } from './absence-list.tsx';

/** Who is away when: a month at a glance and as a list. Agents see and keep their own. */
export function AbsenceSettings() {
  const { t, i18n } = useTranslation('settings');
  const { me, can } = useSession();
  const zone = useZone();
  const [month, setMonth] = useState(() => localDay(new Date(), zone).slice(0, 7));
  const [open, setOpen] = useState<Absence | 'new' | null>(null);
  const everybody = can('absence.manage');
  const people = (usePeople().data?.items ?? []).filter(({ active, id }) => active && (everybody || id === me.id));
  const days = daysOf(month);
  const query = useQuery({
    queryKey: keys.settings('absences', month),
    queryFn: async () => {
      const [from, to] = [instantOf(days[0]!, zone), instantOf(addDays(days.at(-1)!, 1), zone)];
      if (!everybody) {
        const own = await answer(api.GET('/api/v1/agents/{id}/absences', { params: { path: { id: me.id } } }));
        return { ...own, items: own.items.filter((one) => isWithin(one, from, to)) };
      }
      const within = { from: from.toISOString(), to: to.toISOString() };
      return answer(api.GET('/api/v1/absences', { params: { query: within } }));
    },
  });
  const go = (months: number) => setMonth(addDays(months > 0 ? days.at(-1)! : days[0]!, months).slice(0, 7));
  const name = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00Z`),
  );
  return (
    <Stack>
      <TopicHead title={t('topic.absences')} intro={t(everybody ? 'absences.intro' : 'absences.introOwn')}>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
          {t('absences.add')}
        </Button>
      </TopicHead>
      <Group gap="xs">
        <Button variant="default" px="xs" onClick={() => go(-1)} aria-label={t('absences.before')}>
          <IconChevronLeft size={18} aria-hidden />
        </Button>
        <Title order={2} size="h4" miw={150} ta="center" aria-live="polite">
          {name}
        </Title>
        <Button variant="default" px="xs" onClick={() => go(1)} aria-label={t('absences.after')}>
          <IconChevronRight size={18} aria-hidden />
        </Button>
      </Group>
      {query.isPending ? (
        <Waiting />
      ) : query.isLoadingError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <>
          <AbsenceCalendar people={people} days={days} absences={query.data.items} month={name} />
          <AbsenceList absences={query.data.items} onEdit={setOpen} />
        </>
      )}
      {open && <AbsenceForm people={people} absence={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** Whether a part of the absence lies in the time. */
const isWithin = (absence: Absence, from: Date, to: Date): boolean =>
  new Date(absence.from) < to && (absence.to === null || new Date(absence.to) > from);

/** The days of a month like 2026-11. */
function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
