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
import { useRows, type Pages, type Row } from './queue-queries.ts';
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
  const { selected, toggle, selectTo, select, clear } = useSelection(filters);
  const [active, setActive] = useState<string | null>(null);
  // At once, for keys that come faster than the page is drawn.
  const reached = useRef<string | null>(null);
  const reach = useCallback((reference: string) => {
    reached.current = reference;
    setActive(reference);
  }, []);
  const handle = useRef<ListHandle>(null);
  const searchRef = useRef<HTMLInputElement>(null);

  const open = useCallback(
    (reference: string) => void navigate({ to: '/complaints/$reference', params: { reference } }),
    [navigate],
  );
  const step = (by: number) => {
    if (rows.length === 0) return;
    const at = rows.findIndex(({ reference }) => reference === reached.current);
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
    reach(rows[next]!.reference);
    handle.current?.reach(next);
  };
  useShortcut('j', t('key.next'), () => step(1), rows.length > 0);
  useShortcut('k', t('key.previous'), () => step(-1), rows.length > 0);
  const upTo = (reference: string) => selectTo(reference, referencesOf(rows));
  useShortcut('x', t('key.select'), () => reached.current !== null && toggle(reached.current), rows.length > 0);
  useShortcut('X', t('key.selectTo'), () => reached.current !== null && upTo(reached.current), rows.length > 0);
  useShortcut('/', t('key.search'), () => searchRef.current?.focus());
  useShortcut('s', t('key.search'), () => searchRef.current?.focus());
  const showFresh = async () => {
    await refetch();
    forget();
  };
  const chosen = useMemo(() => rows.filter(({ reference }) => selected.has(reference)), [rows, selected]);
  const allSelected = rows.length > 0 && chosen.length === rows.length;
  const selectMany = async () => {
    let { data, hasNextPage }: Pick<typeof list, 'data' | 'hasNextPage'> = list;
    while (hasNextPage && countOf(data) < MOST) ({ data, hasNextPage } = await fetchNextPage());
    select(data?.pages.flatMap(({ items }) => referencesOf(items)) ?? []);
  };
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
          <div aria-live="polite">
            {fresh > 0 && (
              <Button size="compact-sm" variant="light" onClick={() => void showFresh()}>
                {t('fresh', { count: fresh })}
              </Button>
            )}
          </div>
          {isPhone && <ViewDrawer search={search} />}
        </Group>
        <div>
          <Toolbar search={search} change={change} searchRef={searchRef} />
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
            onSelectTo={upTo}
            allSelected={allSelected}
            onToggleAll={() => (allSelected ? clear() : select(referencesOf(rows)))}
            onReached={reach}
            handle={handle}
          />
        )}
        {/* Below the list and beside the title, so that no row moves under the mouse. */}
        {chosen.length > 0 && (
          <Suspense>
            <BulkBar
              rows={chosen}
              canSelectMore={!allSelected || (list.hasNextPage && rows.length < MOST)}
              onSelectMore={selectMany}
              most={list.hasNextPage ? MOST : null}
              onClear={clear}
              onChanged={tell}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}

/** So many complaints are selected at most by "all in this view". */
const MOST = 1_000;

const referencesOf = (rows: readonly Row[]): string[] => rows.map(({ reference }) => reference);
const countOf = (data: Pick<Pages, 'pages'> | undefined): number =>
  data?.pages.flatMap(({ items }) => items).length ?? 0;

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
