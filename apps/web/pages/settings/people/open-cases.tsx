import { Alert, Anchor } from '@mantine/core';
import { IconBriefcase } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';

/** More than this nobody counts one by one. */
const COUNTED = 100;

/** What becomes of the open cases of somebody who does not work here any more, and the way to hand them over. */
export function OpenCases({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('settings');
  const query = { owner: id, status: ['active' as const], limit: COUNTED };
  const { data } = useQuery({
    queryKey: keys.complaints('of', id),
    queryFn: () => answer(api.GET('/api/v1/complaints', { params: { query } })),
  });
  if (!data) return null;
  const count = data.items.length;
  if (count === 0) return <Alert color="gray">{t('people.noOpenCases', { name })}</Alert>;
  return (
    <Alert color="orange" icon={<IconBriefcase aria-hidden />} title={t('people.openCases', { name, count })}>
      {t('people.openCasesStay', { name })}{' '}
      <Anchor
        component={Link}
        to="/queue"
        search={{ view: 'all', owner: id } as never}
        target="_blank"
        inherit
        underline="always"
      >
        {t('people.handThemOver')}
      </Anchor>
    </Alert>
  );
}
