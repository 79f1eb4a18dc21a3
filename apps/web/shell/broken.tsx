import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../ui/states.tsx';
import { isNotLoaded, loadAnewWhenServed } from './not-loaded.ts';

/** A page that threw: says so, and offers to load it again. One that never came is loaded as soon as it can be. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const isAway = isNotLoaded(error);
  useEffect(() => (isAway ? loadAnewWhenServed() : console.error(error)), [isAway, error]);
  return (
    <Nothing
      title={t(isAway ? 'state.failedTitle' : 'state.crashedTitle')}
      icon={isAway && <IconCloudOff size={40} stroke={1.2} aria-hidden />}
    >
      <p role="status">{t(isAway ? 'state.notLoaded' : 'state.crashed')}</p>
      <Button onClick={() => location.reload()}>{t('state.reload')}</Button>
    </Nothing>
  );
}

export function Missing() {
  const { t } = useTranslation();
  return <Nothing title={t('state.notFoundTitle')}>{t('state.notFound')}</Nothing>;
}
