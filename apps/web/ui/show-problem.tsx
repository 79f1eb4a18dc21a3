import { List } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { Problem } from '../api/problem.ts';

/** Tells of a refusal in a notice: what happened, and each thing that is missing. Forms show reasons at their fields instead. */
export function showProblem(error: unknown): void {
  const problem = error instanceof Problem ? error : null;
  const reasons = problem?.reasons ?? [];
  const says = problem?.isOffline
    ? i18next.t('state.offline')
    : problem?.status === 412
      ? i18next.t('state.changed')
      : (problem?.says ?? String((error as Error).message));
  notifications.show({
    color: 'red',
    autoClose: 12_000,
    title: says,
    message:
      reasons.length > 0 ? (
        <List size="sm">
          {reasons.map((reason) => (
            <List.Item key={reason}>{reason}</List.Item>
          ))}
        </List>
      ) : null,
    role: 'alert',
  });
}
