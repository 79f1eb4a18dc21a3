import { Button, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useSession } from '../../../session/session.ts';
import { AssignDialog } from '../actions/assign-dialog.tsx';
import type { Complaint } from '../case-data.ts';
import { ifMatch, useChange } from '../use-change.ts';
import classes from './header.module.css';

/** The one named owner; whoever reads this may take what nobody owns. */
export function Owner({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const { me, can } = useSession();
  const [assigning, setAssigning] = useState(false);
  const { owner, reference, version, status } = complaint;
  const take = useChange(reference, () =>
    answer(
      api.POST('/api/v1/complaints/{reference}/assignment', {
        params: { path: { reference }, header: ifMatch(version) },
        body: { ownerId: me.id },
      }),
    ),
  );
  return (
    <div className={classes.fact}>
      <span className={classes.label}>{t('header.owner')}</span>
      {owner ? (
        <span>
          {owner.name}
          {owner.id === me.id && ` (${t('header.you')})`}
        </span>
      ) : (
        <span>
          <Text span inherit c="orange" fw={600}>
            {t('common:nobody')}
          </Text>{' '}
          {can('complaint.work') && status !== 'merged' && (
            <>
              <Button
                size="compact-xs"
                leftSection={<IconUserPlus size={13} aria-hidden />}
                loading={take.isPending}
                onClick={() => take.mutate(undefined)}
              >
                {t('header.take')}
              </Button>{' '}
              <Button size="compact-xs" variant="subtle" onClick={() => setAssigning(true)}>
                {t('header.assign')}
              </Button>
              <AssignDialog complaint={complaint} opened={assigning} onClose={() => setAssigning(false)} />
            </>
          )}
        </span>
      )}
    </div>
  );
}
