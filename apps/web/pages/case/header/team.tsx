import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client.ts';
import { useTeams } from '../../../api/queries.ts';
import { useSession } from '../../../session/session.ts';
import type { Complaint } from '../case-data.ts';
import { ifMatch, useChange } from '../use-change.ts';
import classes from './header.module.css';

/** The team that looks after the case. With another team deadlines follow its hours, and other people see it. */
export function Team({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation(['case', 'common']);
  const { me, can } = useSession();
  const { data: teams } = useTeams();
  const { reference, team, owner, version, status } = complaint;
  const move = useChange(reference, (teamId: string) =>
    answer(
      api.POST('/api/v1/complaints/{reference}/assignment', {
        params: { path: { reference }, header: ifMatch(version) },
        body: { ownerId: owner?.id ?? null, teamId },
      }),
    ),
  );
  const shown = team?.name ?? (
    <Text span inherit c="dimmed">
      {t('common:none')}
    </Text>
  );
  const mayMove = !owner || owner.id === me.id || can('complaint.assign-others');
  if (!can('complaint.work') || !mayMove || status === 'merged')
    return (
      <div className={classes.fact}>
        <span className={classes.label}>{t('header.team')}</span>
        <span>{shown}</span>
      </div>
    );
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.fact} data-editable>
          <span className="visually-hidden">{t('header.change')} </span>
          <span className={classes.label}>{t('header.team')}</span> <span>{shown}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {teams?.items.map(({ id, name }) => (
          <Menu.Item
            key={id}
            fw={team?.id === id ? 700 : 400}
            aria-current={team?.id === id || undefined}
            onClick={() => move.mutate(id)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
