import { Button, Group, Skeleton, Stack, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../keys/shortcuts.ts';
import { useSession } from '../../session/session.ts';
import { Failure, NoPermission } from '../../ui/states.tsx';
import { EmptyView } from './empty-view.tsx';
import { useFreshRows } from './fresh-rows.ts';
import { PHONE, QueueList, type ListHandle } from './queue-list.tsx';
import { useRows } from './queue-queries.ts';
import classes from './queue.module.css';
import { Toolbar } from './toolbar.tsx';
import { useQueueSearch } from './use-queue-search.ts';
import { useSelection } from './use-selection.ts';
import { ViewDrawer } from './view-drawer.tsx';
import { ViewList } from './view-list.tsx';
import { useChanges } from './watch-changes.ts';

/** Loaded by the first selection. */
const BulkBar = lazy(() => import('./bulk/bulk-bar.tsx').then(({ BulkBar }) => ({ default: BulkBar })));

/** The queue: views, filters and the complaints themselves, oldest first unless asked otherwise. */
export function QueuePage() {
  const { can } = useSession();
  return can('complaint.read') ? <Queue /> : <NoPermission />;
}

function Queue() {
  const { t } = useTranslation('queue');
  const navigate = useNavigate();
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const { search, filters, change } = useQueueSearch();
  const list = useRows(filters);
  const { rows, fetchNextPage, refetch } = list;
  const { gone, fresh, tell, forget } = useFreshRows(filters);
  useChanges(tell);
  const { selected, toggle, toggleAll, clear } = useSelection();
  const [active, setActive] = useState<string | null>(null);
  const handle = useRef<ListHandle>(null);
  const searchRef = useRef<HTMLInputElement>(null);

  const open = useCallback(
    (reference: string) => void navigate({ to: '/complaints/$reference', params: { reference } }),
    [navigate],
  );
  const step = (by: number) => {
    if (rows.length === 0) return;
    const at = rows.findIndex(({ reference }) => reference === active);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
    setActive(rows[next]!.reference);
    handle.current?.reach(next);
  };
  useShortcut('j', t('key.next'), () => step(1), rows.length > 0);
  useShortcut('k', t('key.previous'), () => step(-1), rows.length > 0);
  useShortcut('x', t('key.select'), () => active !== null && toggle(active), active !== null);
  useShortcut('/', t('key.search'), () => searchRef.current?.focus());
  useShortcut('s', t('key.search'), () => searchRef.current?.focus());
  const showFresh = async () => {
    await refetch();
    forget();
  };
  const chosen = useMemo(() => rows.filter(({ reference }) => selected.has(reference)), [rows, selected]);
  const more = useMemo(
    () => ({
      has: list.hasNextPage,
      isComing: list.isFetchingNextPage,
      failed: list.isFetchNextPageError,
      load: () => void fetchNextPage(),
    }),
    [list.hasNextPage, list.isFetchingNextPage, list.isFetchNextPageError, fetchNextPage],
  );
  return (
    <div className={classes.page}>
      {!isPhone && (
        <div className={classes.views}>
          <ViewList search={search} />
        </div>
      )}
      <div className={classes.main}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Title order={1} size="h3">
            {t('title')}
          </Title>
          {isPhone && <ViewDrawer search={search} />}
        </Group>
        <div>
          <Toolbar search={search} change={change} searchRef={searchRef} />
        </div>
        {chosen.length > 0 && (
          <Suspense>
            <BulkBar rows={chosen} onClear={clear} onChanged={tell} />
          </Suspense>
        )}
        <div aria-live="polite">
          {fresh > 0 && (
            <Button fullWidth size="compact-sm" variant="light" onClick={() => void showFresh()}>
              {t('fresh', { count: fresh })}
            </Button>
          )}
        </div>
        {list.isPending ? (
          <Lines />
        ) : list.isError && rows.length === 0 ? (
          <Failure error={list.error} onRetry={() => void refetch()} />
        ) : rows.length === 0 ? (
          <EmptyView search={search} change={change} />
        ) : (
          <QueueList
            rows={rows}
            active={active}
            selected={selected}
            gone={gone}
            isOld={list.isPlaceholderData}
            what={filters}
            more={more}
            onOpen={open}
            onToggle={toggle}
            onToggleAll={() => toggleAll(rows.map(({ reference }) => reference))}
            handle={handle}
          />
        )}
      </div>
    </div>
  );
}

/** What stands there until the first rows come. */
function Lines() {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('state.loading')}>
      {[1, 2, 3, 4, 5, 6].map((line) => (
        <Skeleton key={line} height={68} radius="sm" />
      ))}
    </Stack>
  );
}
