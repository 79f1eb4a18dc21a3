import { Alert, Progress, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRecalculations } from '../../../api/settings-queries.ts';
import { useNow } from '../../../ui/now.ts';

/** After this long (milliseconds) nobody wonders any more whether a recalculation is over. */
const OF_INTEREST = 10 * 60_000;

/** How far the deadlines of the open cases have come after a change; gone some time after it is over. */
export function Recalculation() {
  const { t } = useTranslation('deadlines');
  const latest = useRecalculations().data?.items[0];
  const now = useNow();
  if (!latest || (latest.finishedAt !== null && now - Date.parse(latest.finishedAt) > OF_INTEREST)) return null;
  const { name, total, done, changed, finishedAt } = latest;
  return (
    <Alert
      icon={<IconRefresh aria-hidden />}
      color={finishedAt ? 'green' : 'cyan'}
      title={t(finishedAt ? 'recalculation.done' : 'recalculation.running', { name })}
      role="status"
    >
      {finishedAt === null && (
        <Progress value={total === 0 ? 100 : (done / total) * 100} animated aria-label={t('recalculation.progress')} />
      )}
      <Text size="sm">{t('recalculation.count', { done, total, changed })}</Text>
    </Alert>
  );
}
