import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCase } from './board-query.ts';

interface CaseLineProps {
  of: BoardCase;
  /** What is the matter with it. */
  children: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
}

/** A case in a list of the board. */
export function CaseLine({ of, children, actions }: CaseLineProps) {
  const { t } = useTranslation('board');
  return (
    <Group component="li" align="flex-start" gap="sm">
      <Stack gap={4} flex="1 1 260px" miw={0}>
        <Group gap="xs">
          <Anchor
            fw={600}
            size="sm"
            renderRoot={(root) => (
              <Link to="/complaints/$reference" params={{ reference: of.reference }} {...root}>
                {of.reference}
              </Link>
            )}
          />
          {children}
        </Group>
        <Text size="sm" lineClamp={2}>
          {of.subject} · {of.customerName}
        </Text>
        <Text size="xs" c="dimmed">
          {of.owner ? t('case.owner', { name: of.owner.name }) : t('case.noOwner')}
          {of.team && ` · ${of.team.name}`}
        </Text>
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
