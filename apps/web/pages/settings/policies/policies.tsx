import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { useCalendars, useLadders, usePolicies } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { Recalculation } from '../shared/recalculation.tsx';
import { TopicPage } from '../shared/topic-page.tsx';
import { PolicyForm } from './policy-form.tsx';

/** Which deadlines, ladder and follow-ups a complaint gets: the first policy whose conditions it meets. */
export function PolicySettings() {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  const calendars = useCalendars().data?.items ?? [];
  const ladders = useLadders().data?.items ?? [];
  const nameOf = (rows: readonly { id: string; name: string }[], id: string) => rows.find((row) => row.id === id)?.name;
  return (
    <TopicPage<components['schemas']['PolicyView']>
      title={t('policies.title')}
      intro={t('policies.intro')}
      query={usePolicies()}
      add={can('policy.manage') ? t('policies.add') : undefined}
      row={({ name, calendarId, ladderId, conditions = {} }) => ({
        title: name,
        summary: [
          Object.keys(conditions).length > 0 ? t('policies.some') : t('policies.every'),
          nameOf(calendars, calendarId),
          nameOf(ladders, ladderId),
        ]
          .filter(Boolean)
          .join(' · '),
      })}
      form={(policy, close) => <PolicyForm key={policy?.id} policy={policy} onClose={close} />}
    >
      <Recalculation />
    </TopicPage>
  );
}
