import { NavLink, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBigUpLines,
  IconBookmark,
  IconCalendarCheck,
  IconClockExclamation,
  IconHeartHandshake,
  IconHourglass,
  IconInbox,
  IconList,
  IconMoodSad,
  IconUser,
  IconUsers,
  IconZzz,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useZone } from '../../ui/zone.ts';
import { useCounts, useViews, type OwnView } from './queue-queries.ts';
import { searchOf, VIEWS, type QueueSearch, type View } from './queue-search.ts';
import { ViewCount, type Count } from './view-count.tsx';

/** Loaded by those who keep views of their own. */
const OwnViewMenu = lazy(() => import('./own-view-menu.tsx').then(({ OwnViewMenu }) => ({ default: OwnViewMenu })));

const ICONS: Record<View, typeof IconUser> = {
  mine: IconUser,
  team: IconUsers,
  unassigned: IconMoodSad,
  'due-soon': IconClockExclamation,
  breached: IconAlertTriangle,
  'awaiting-customer': IconHourglass,
  promises: IconHeartHandshake,
  'follow-ups': IconCalendarCheck,
  escalations: IconArrowBigUpLines,
  snoozed: IconZzz,
  all: IconInbox,
  any: IconList,
};

/** All views with their counts: those that everybody has, then one's own. */
export function ViewList({ search, onChosen }: { search: QueueSearch; onChosen?: () => void }) {
  const { t } = useTranslation('queue');
  const zone = useZone();
  const counts = useCounts().data;
  const own = useViews().data?.items ?? [];
  const shown = search.own === undefined ? (search.view ?? 'mine') : null;
  return (
    <Stack component="nav" gap={0} aria-label={t('view.label')}>
      {VIEWS.map((view) => {
        const Icon = ICONS[view];
        return (
          <ViewLink
            key={view}
            to={{ view }}
            label={t(`view.${view}`)}
            icon={<Icon size={16} aria-hidden />}
            count={counts?.views.find((one) => one.view === view)}
            isShown={shown === view}
            onChosen={onChosen}
          />
        );
      })}
      {own.length > 0 && (
        <Text size="xs" c="dimmed" fw={600} mt="sm" mb={4} px="xs">
          {t('own.label')}
        </Text>
      )}
      {own.map((view, at) => (
        <OwnViewLine key={view.id} view={view} at={at} all={own}>
          <ViewLink
            to={searchOf(view, zone)}
            label={view.name}
            icon={<IconBookmark size={16} aria-hidden />}
            count={counts?.own.find((one) => one.id === view.id)}
            isShown={search.own === view.id}
            onChosen={onChosen}
          />
        </OwnViewLine>
      ))}
    </Stack>
  );
}

function OwnViewLine({ children, ...of }: { view: OwnView; at: number; all: OwnView[]; children: ReactNode }) {
  return (
    <div style={{ display: 'flex', alignItems: 'center' }}>
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
      <Suspense>
        <OwnViewMenu {...of} />
      </Suspense>
    </div>
  );
}

interface ViewLinkProps {
  to: QueueSearch;
  label: string;
  icon: ReactNode;
  count: Count | undefined;
  isShown: boolean;
  onChosen?: (() => void) | undefined;
}

function ViewLink({ to, label, icon, count, isShown, onChosen }: ViewLinkProps) {
  return (
    <NavLink
      renderRoot={(props) => <Link to="/queue" search={to} {...props} />}
      label={label}
      leftSection={icon}
      rightSection={<ViewCount count={count} />}
      active={isShown}
      aria-current={isShown ? 'page' : undefined}
      py={6}
      px="xs"
      onClick={onChosen}
    />
  );
}
