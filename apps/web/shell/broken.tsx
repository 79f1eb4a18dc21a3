import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../ui/states.tsx';

/** A page that threw: says so, and offers to load it again. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  console.error(error);
  return (
    <Nothing title={t('state.crashedTitle')}>
      <p>{t('state.crashed')}</p>
      <Button onClick={() => location.reload()}>{t('state.reload')}</Button>
    </Nothing>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return <Nothing title={t('state.notFoundTitle')}>{t('state.notFound')}</Nothing>;
}
