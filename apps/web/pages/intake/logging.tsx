import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../api/problem.ts';
import type { Draft } from './draft.ts';
import classes from './intake.module.css';
import { isSaved, nameOf, tasksOf, type Task } from './intake-tasks.ts';
import { useWhyRefused } from './why-refused.ts';

interface LoggingProps {
  draft: Draft;
  by: string;
  running: string | null;
  problems: Readonly<Record<string, Problem>>;
  onRetry: () => void;
  /** Back to the form, where the reasons stand at their fields. */
  onBack: () => void;
}

/** What is saved and what is not, while it is being logged and when something was refused. */
export function Logging({ draft, by, running, problems, onRetry, onBack }: LoggingProps) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const whyRefused = useWhyRefused();
  const { reference, sent } = draft.submission;
  const isOffline = Object.values(problems).some((problem) => problem.isOffline);
  const isOver = running === null;
  return (
    <Modal
      opened
      onClose={onBack}
      closeOnClickOutside={isOver}
      closeOnEscape={isOver}
      withCloseButton={isOver}
      closeButtonProps={{ 'aria-label': common('action.close') }}
      title={reference ? t('logging.logged', { reference }) : t('logging.title')}
    >
      <Stack>
        <ul className={classes.list} aria-live="polite">
          {tasksOf(draft, by).map((task) => {
            const name = nameOf(task);
            const problem = problems[name];
            const state = isSaved(draft, by, task)
              ? 'saved'
              : running === name
                ? 'running'
                : problem
                  ? 'failed'
                  : 'waiting';
            return (
              <li key={name} className={classes.fold}>
                {MARKS[state]}
                <Text size="sm" className={classes.grow}>
                  <TaskName task={task} /> · {t(`logging.${state}`)}
                  {problem &&
                    state === 'failed' &&
                    !problem.isOffline &&
                    whyRefused(problem).map((why) => (
                      <Text span display="block" size="xs" c="var(--mantine-color-error)" key={why}>
                        {why}
                      </Text>
                    ))}
                </Text>
              </li>
            );
          })}
        </ul>
        {isOver && (
          <Alert color="orange" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {isOffline ? common('state.offline') : reference ? t('logging.partly') : t('logging.refused')}
            {isOffline && sent && !reference && ` ${t('logging.unknown')}`}
          </Alert>
        )}
        {isOver && (
          <Group justify="flex-end">
            {reference && (
              <Button variant="default" component={Link} to="/complaints/$reference" params={{ reference } as never}>
                {t('logging.openCase')}
              </Button>
            )}
            <Button variant="default" onClick={onBack}>
              {t('logging.back')}
            </Button>
            <Button onClick={onRetry} data-autofocus>
              {t('logging.retry')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

const MARKS = {
  saved: <IconCircleCheckFilled size={18} color="var(--mantine-color-green-text)" aria-hidden />,
  running: <Loader size={16} aria-hidden />,
  failed: <IconAlertTriangle size={18} color="var(--mantine-color-red-text)" aria-hidden />,
  waiting: <IconCircleDashed size={18} color="var(--mantine-color-dimmed)" aria-hidden />,
} as const;

function TaskName({ task }: { task: Task }) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  if (task.kind === 'complaint') return t('logging.complaint');
  return task.kind === 'promise' ? t('logging.promise', { what: task.promise.what }) : common(`step.${task.step}`);
}
