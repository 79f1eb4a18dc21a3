import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './board.module.css';

interface SectionProps {
  id: string;
  title: string;
  /** How many there are; lists may show fewer. */
  count?: number;
  /** Said instead of the list when there is nothing. */
  none: string;
  isEmpty: boolean;
  children: ReactNode;
  /** Below the list. */
  more?: ReactNode;
}

/** One part of the board under its heading. */
export function Section({ id, title, count, none, isEmpty, children, more }: SectionProps) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={`${id}-title`} id={id} className={classes.section}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={2} size="h4" id={`${id}-title`}>
          {title}
        </Title>
        {count !== undefined && (
          <Text c="dimmed" size="sm" aria-hidden>
            {count}
          </Text>
        )}
      </Group>
      {isEmpty ? (
        <Text c="dimmed" size="sm">
          {none}
        </Text>
      ) : (
        <>
          <ul className={classes.list}>{children}</ul>
          {more}
        </>
      )}
    </Paper>
  );
}
