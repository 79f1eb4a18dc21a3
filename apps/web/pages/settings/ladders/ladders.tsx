import { useTranslation } from 'react-i18next';
import type { components } from '../../../api/schema';
import { useLadders } from '../../../api/settings-queries.ts';
import { useSession } from '../../../session/session.ts';
import { Recalculation } from '../shared/recalculation.tsx';
import { TopicPage } from '../shared/topic-page.tsx';
import { LadderForm } from './ladder-form.tsx';

/** What happens before and after a deadline, and who is told. */
export function LadderSettings() {
  const { t } = useTranslation('deadlines');
  const { can } = useSession();
  return (
    <TopicPage<components['schemas']['LadderView']>
      title={t('ladders.title')}
      intro={t('ladders.intro')}
      query={useLadders()}
      add={can('policy.manage') ? t('ladders.add') : undefined}
      row={({ name, rungs }) => ({ title: name, summary: t('ladders.rungs', { count: rungs.length }) })}
      form={(ladder, close) => <LadderForm key={ladder?.id} ladder={ladder} onClose={close} />}
    >
      <Recalculation />
    </TopicPage>
  );
}
