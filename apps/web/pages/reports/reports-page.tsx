import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function ReportsPage() {
  const { t } = useTranslation();
  return <Title order={1}>{t('page.reports')}</Title>;
}
