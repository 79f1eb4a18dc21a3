import { Alert } from '@mantine/core';
import { IconCloudCheck, IconCloudOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from './connection.ts';

/** How long it is said that the connection is back (milliseconds). */
const BACK_FOR = 5_000;

/** Says when the connection is lost, and for a moment when it is back. */
export function ConnectionBanner() {
  const { t } = useTranslation('live');
  const connection = useConnection();
  const isBack = useIsBack(connection === 'lost', connection === 'live');
  return (
    <div role="status" className="no-print">
      {connection === 'lost' && (
        <Alert mb="md" color="orange" icon={<IconCloudOff aria-hidden />} title={t('connection.lostTitle')}>
          {t('connection.lost')}
        </Alert>
      )}
      {isBack && (
        <Alert mb="md" color="green" icon={<IconCloudCheck aria-hidden />} title={t('connection.backTitle')}>
          {t('connection.back')}
        </Alert>
      )}
    </div>
  );
}

function useIsBack(isLost: boolean, isLive: boolean): boolean {
  const wasLost = useRef(false);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    if (isLost) wasLost.current = true;
    if (!isLive || !wasLost.current) return;
    wasLost.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), BACK_FOR);
    return () => {
      clearTimeout(timer);
      setBack(false);
    };
  }, [isLost, isLive]);
  return isBack;
}
