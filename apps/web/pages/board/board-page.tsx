import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.ts';
import { Moment } from '../../ui/moment.tsx';
import { Failure, NoPermission, Waiting } from '../../ui/states.tsx';
import { boardQuery, type Board } from './board-query.ts';
import classes from './board.module.css';
import { Deadlines } from './deadlines.tsx';
import { Escalations } from './escalations.tsx';
import { HandOver } from './hand-over.tsx';
import { Ownerless } from './ownerless.tsx';
import { People } from './people.tsx';
import { Promises } from './promises.tsx';
import { TakeOn } from './take-on.tsx';
import type { Task } from './task.ts';
import { Teams } from './teams.tsx';
import { Tiles } from './tiles.tsx';

/** What supervisors keep an eye on: what is late or will be, who calls for help, who is there. */
export function BoardPage() {
  const { can } = useSession();
  return can('board.read') ? <LiveBoard /> : <NoPermission />;
}

function LiveBoard() {
  const { t } = useTranslation(['board', 'common']);
  const { data, error, refetch, isFetching } = useQuery(boardQuery);
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={1}>{t('common:page.board')}</Title>
        {data && (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('asOf')} <Moment at={data.at} show="time" />
            </Text>
            <ActionIcon variant="default" aria-label={t('refresh')} loading={isFetching} onClick={() => void refetch()}>
              <IconRefresh size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {/* What was read before stays on the screen when the connection is lost. */}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data ? <Sections board={data} /> : !error && <Waiting />}
    </Stack>
  );
}

function Sections({ board }: { board: Board }) {
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  return (
    <>
      <Tiles totals={board.totals} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Escalations board={board} begin={setTask} />
          <Deadlines board={board} begin={setTask} />
          <Ownerless board={board} begin={setTask} />
        </div>
        <div className={classes.column}>
          <People people={board.people} />
          <Teams teams={board.teams} />
          <Promises board={board} />
        </div>
      </div>
      {task?.kind === 'take-on' && <TakeOn escalation={task.escalation} onClose={close} />}
      {task?.kind === 'hand-over' && <HandOver of={task.of} people={board.people} onClose={close} />}
    </>
  );
}
