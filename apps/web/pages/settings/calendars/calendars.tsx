import { useTranslation } from 'react-i18next';
import { useCalendars } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { Recalculation } from '../shared/recalculation.tsx';
import { TopicPage } from '../shared/topic-page.tsx';
import { CalendarForm } from './calendar-form.tsx';
import type { Calendar } from './calendar-values.ts';
import { useShiftWords } from './shift-words.ts';

/** Business hours: shifts, holidays, special days; a year at a glance, and a deadline to try. */
export function CalendarSettings() {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const words = useShiftWords();
  return (
    <TopicPage<Calendar>
      title={t('calendars.title')}
      intro={t('calendars.intro')}
      query={useCalendars()}
      add={can('policy.manage') ? t('calendars.add') : undefined}
      row={({ name, timeZone, shifts }) => ({ title: name, summary: [timeZone, ...shifts.map(words)].join(' · ') })}
      form={(calendar, close) => <CalendarForm key={calendar?.id} calendar={calendar} onClose={close} />}
    >
      <Recalculation />
    </TopicPage>
  );
}
