import { useTranslation } from 'react-i18next';
import { useCauseName } from '../../ui/cause-name.ts';
import type { Report } from './report-query.ts';

/** Writes what a row is about: a deadline, a measure, a step in words of ours, a cause that is offered; another one as somebody wrote it. */
export function useItemName(item: Report['item']): (of: string | null) => string {
  const { t } = useTranslation(['reports', 'common']);
  const { nameOf } = useCauseName();
  return (of) => {
    if (of === null) return item === 'step' ? t('nothingLeft') : item === 'cause' ? t('noCause') : t('common:none');
    if (item === 'step') return t(`common:step.${of}` as 'common:step.capture');
    return item === 'cause' ? nameOf(of) : t(`common:clock.${of}` as 'common:clock.promise');
  };
}
