import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../ui/page-link.tsx';
import type { StepKey } from '../case-data.ts';

/** Leads to the step that supplies what is missing. */
export function StepLink({ step, onClick }: { step: StepKey; onClick?: () => void }) {
  const { t } = useTranslation(['case', 'common']);
  return (
    <PageLink
      from="/complaints/$reference"
      to="/complaints/$reference"
      search={(before) => ({ ...before, step })}
      onClick={onClick}
      size="sm"
      underline="always"
    >
      {t('rail.goTo', { title: t(`common:step.${step}`) })}
    </PageLink>
  );
}
