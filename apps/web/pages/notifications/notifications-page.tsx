import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function NotificationsPage() {
  const { t } = useTranslation();
  return <Title order={1}>{t('page.notifications')}</Title>;
}
