import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../ui/zone.ts';
import { NameView } from './name-view.tsx';
import { sayDone, useOwnViews } from './own-views.ts';
import { filtersOf, type QueueSearch } from './queue-search.ts';

/** Keeps what is shown as a view of one's own, and goes there. */
export function SaveView({ search, onClose }: { search: QueueSearch; onClose: () => void }) {
  const { t } = useTranslation('queue');
  const zone = useZone();
  const navigate = useNavigate();
  const { add } = useOwnViews();
  const keep = async (name: string) => {
    const { id } = await add.mutateAsync({ name, filters: filtersOf(search, zone) });
    sayDone(t('own.saved', { name }));
    await navigate({ to: '/queue', search: { ...search, view: search.view ?? 'mine', own: id } });
  };
  return <NameView title={t('own.save')} hint={t('own.saveHint')} onClose={onClose} onNamed={keep} />;
}
